//! The code that is derived.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DataEnum, DeriveInput, Error, Field, Fields, FieldsNamed, Ident, Result, Variant};

use crate::options::{Options, written};

/// Implements `Kept` for a type.
pub(crate) fn kept(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    let options = Options::of(&input.attrs)?;
    let (read, write) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if options.lenient => lenient(fields),
            Fields::Named(fields) => named(options, fields)?,
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => (
                quote!(Some(Self(::personio_extension_model::kept::Kept::read(piece)?))),
                quote!(::personio_extension_model::kept::Kept::write(&self.0, to)),
            ),
            _ => return Err(Error::new_spanned(name, "a struct has fields with names, or one without")),
        },
        Data::Enum(data) => variants(data)?,
        Data::Union(_) => return Err(Error::new_spanned(name, "a union cannot be read")),
    };
    Ok(quote! {
        #[automatically_derived]
        impl ::personio_extension_model::kept::Kept for #name {
            fn read(piece: &::personio_extension_model::kept::Piece<'_>) -> Option<Self> {
                #read
            }

            fn write(&self, to: &mut ::personio_extension_model::kept::Writer) {
                #write
            }
        }
    })
}

/// What reads, and what writes.
type Code = (TokenStream, TokenStream);

fn named(options: Options, fields: &FieldsNamed) -> Result<Code> {
    let read = read_fields(options, fields, &quote!(piece))?;
    let write = write_fields(fields, |name| quote!(&self.#name));
    Ok((quote!(piece.is_object().then_some(())?; Some(Self #read)), write))
}

/// Each field by itself, over what the type has by default.
fn lenient(fields: &FieldsNamed) -> Code {
    let take = fields.named.iter().filter_map(|field| field.ident.as_ref()).map(|field| {
        let written = written(field);
        quote! {
            if let Some(value) = ::personio_extension_model::kept::named(piece, #written) {
                it.#field = value;
            }
        }
    });
    (quote!(let mut it = Self::default(); #(#take)* Some(it)), write_fields(fields, |name| quote!(&self.#name)))
}

fn variants(data: &DataEnum) -> Result<Code> {
    let (mut read, mut write, mut other) = (Vec::new(), Vec::new(), quote!(None));
    for variant in &data.variants {
        let (name, written) = (&variant.ident, written(&variant.ident));
        if Options::of(&variant.attrs)?.other {
            other = quote!(Some(Self::#name));
        }
        let (reads, writes) = self::variant(variant, &written)?;
        read.push(quote!(#written => #reads,));
        write.push(writes);
    }
    let read = quote! {
        let (name, piece) = piece.variant()?;
        match name {
            #(#read)*
            _ => #other,
        }
    };
    Ok((read, quote!(match self { #(#write)* })))
}

fn variant(variant: &Variant, written: &str) -> Result<(TokenStream, TokenStream)> {
    let name = &variant.ident;
    Ok(match &variant.fields {
        Fields::Unit => (quote!({ _ = piece; Some(Self::#name) }), quote!(Self::#name => to.text(#written),)),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => (
            quote!(Some(Self::#name(::personio_extension_model::kept::Kept::read(piece)?))),
            quote! {
                Self::#name(value) => {
                    to.begin_object();
                    to.name(#written);
                    ::personio_extension_model::kept::Kept::write(value, to);
                    to.end_object();
                }
            },
        ),
        Fields::Named(fields) => {
            let read = read_fields(Options::default(), fields, &quote!(piece))?;
            let names = fields.named.iter().filter_map(|field| field.ident.as_ref());
            let write = write_fields(fields, |name| quote!(#name));
            let write = quote! {
                Self::#name { #(#names),* } => {
                    to.begin_object();
                    to.name(#written);
                    #write
                    to.end_object();
                }
            };
            (quote!(Some(Self::#name #read)), write)
        }
        Fields::Unnamed(fields) => return Err(Error::new_spanned(fields, "a variant has one value, or names them")),
    })
}

/// `{ a: …, b: … }`
fn read_fields(all: Options, fields: &FieldsNamed, from: &TokenStream) -> Result<TokenStream> {
    let read = |field: &Field| -> Result<TokenStream> {
        let Some(name) = &field.ident else { return Ok(TokenStream::new()) };
        let written = written(name);
        let function = match all.default || Options::of(&field.attrs)?.default {
            true => quote!(field_or_default),
            false => quote!(field),
        };
        Ok(quote!(#name: ::personio_extension_model::kept::#function(#from, #written)?,))
    };
    let read = fields.named.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(quote!({ #(#read)* }))
}

fn write_fields(fields: &FieldsNamed, value: impl Fn(&Ident) -> TokenStream) -> TokenStream {
    let write = fields.named.iter().filter_map(|field| field.ident.as_ref()).map(|name| {
        let (written, value) = (written(name), value(name));
        quote! {
            to.name(#written);
            ::personio_extension_model::kept::Kept::write(#value, to);
        }
    });
    quote! {
        to.begin_object();
        #(#write)*
        to.end_object();
    }
}
