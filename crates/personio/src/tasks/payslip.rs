//! Documents that employees get.

use super::{Tasks, employee};
use crate::{
    calendar::Date,
    documents::v1::{Document, ListDocumentCategories, UploadDocument},
    error::Error,
    id::v2::PersonId,
    transport::{FileContent, Transport},
};

/// A document for somebody's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payslip {
    /// In whose file.
    pub person: PersonId,
    /// What people call it: `Payslip 2026-06`.
    pub title: String,
    /// The category as the company calls it: `Payroll`.
    pub category: String,
    /// The date of the document.
    pub date: Option<Date>,
    /// The name of the file.
    pub file_name: String,
    /// The exact size in bytes.
    pub size: u64,
}

impl<T: Transport> Tasks<'_, T> {
    /// Puts a payslip into somebody's file.
    ///
    /// Sends `GET /v1/company/document-categories` for the category, then `POST /v1/company/documents`; version 2 takes
    /// no documents. When the answer is lost, `GET /v2/document-management/documents` tells whether the document arrived;
    /// if not, it is sent again where the content can be [opened anew](FileContent::anew).
    ///
    /// # Errors
    /// As [`Client::create_file`](crate::client::Client::create_file), and when there is no such category.
    ///
    /// ```
    /// # use personio::{client::Client, transport::{Reply, Scripted}};
    /// use personio::{tasks::Payslip, transport::FileContent};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let transport = Scripted::answering(|sent| Reply::ok(match sent.path() {
    /// #     "/v1/company/documents" => r#"{"success":true,"data":{"id":3,"type":"Document","attributes":{}}}"#,
    /// #     _ => r#"{"success":true,"data":[{"id":2,"type":"DocumentCategory","attributes":{"name":"Payroll"}}]}"#,
    /// # }));
    /// # let client = Client::without_credentials("https://acme.example", transport.clone());
    /// let content = b"%PDF-1.7".to_vec();
    /// let payslip = Payslip {
    ///     person: "7".into(),
    ///     title: "Payslip 2026-06".into(),
    ///     category: "Payroll".into(),
    ///     date: Some("2026-06-30".parse()?),
    ///     file_name: "payslip.pdf".into(),
    ///     size: content.len() as u64,
    /// };
    /// let content = FileContent::anew(|| Ok(content.clone()));
    /// let document = client.tasks().upload_payslip(payslip, content).await?;
    /// assert_eq!(document.id.map(|id| id.0), Some(3));
    /// # Ok(())
    /// # }
    /// ```
    pub async fn upload_payslip<'a>(
        &self,
        payslip: Payslip,
        content: impl Into<FileContent<'a, T::Content>>,
    ) -> Result<Document, Error> {
        let employee = employee(&payslip.person)?;
        let categories = self.client.send(&ListDocumentCategories).await?.items;
        let category = categories.into_iter().find(|it| it.name.as_deref() == Some(payslip.category.as_str()));
        let category = category.ok_or_else(|| Error::not_sent("the company has no such category of documents"))?.id;
        let upload = UploadDocument {
            title: payslip.title,
            employee,
            category,
            comment: None,
            date: payslip.date,
            file_name: payslip.file_name,
            size: payslip.size,
        };
        self.client.create_file(&upload, content).await
    }
}
