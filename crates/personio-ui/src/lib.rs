//! Leptos components, texts and theme shared by the widget and the extension. Knows no HTTP.
