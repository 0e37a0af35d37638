use crate::chain::Chain;

#[tokio::test]
async fn nothing_outside_the_widgets_folder_can_be_read() {
    let chain = Chain::start().await;
    for path in [
        "/widget/../secret",
        "/widget/%2e%2e/secret",
        "/widget/..%2fsecret",
        "/widget/..%5csecret",
        "/widget//etc/passwd",
        "/widget/%00",
        "/widget/",
    ] {
        assert_eq!(chain.get(path).await.status(), 404, "{path}");
    }
}
