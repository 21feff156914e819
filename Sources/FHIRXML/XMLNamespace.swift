/// The namespaces that mean something in a FHIR resource.
enum XMLNamespace: Equatable {
    /// None was declared.
    case none
    case fhir, xhtml
    /// What `xml:lang` is in; always declared.
    case xml
    /// Where schemas are found: it says nothing about the resource.
    case schemaInstance
    /// Any other: nothing of it is read.
    case other

    static let xhtmlName = "http://www.w3.org/1999/xhtml"
    static let fhirName = "http://hl7.org/fhir"
    private static let schemaInstanceName = "http://www.w3.org/2001/XMLSchema-instance"

    init(_ name: some Collection<UInt8>) {
        if name.isEmpty {
            self = .none
        } else if name.elementsEqual(Self.fhirName.utf8) {
            self = .fhir
        } else if name.elementsEqual(Self.xhtmlName.utf8) {
            self = .xhtml
        } else if name.elementsEqual(Self.schemaInstanceName.utf8) {
            self = .schemaInstance
        } else {
            self = .other
        }
    }
}

/// A name with its namespace, as places in the text.
struct XMLName {
    /// With the prefix, where there is one.
    var whole: Range<Int>
    /// Without.
    var local: Range<Int>
    var namespace: XMLNamespace

    var hasPrefix: Bool { whole.lowerBound < local.lowerBound }
}

/// An attribute of the element that was last begun.
struct XMLAttribute {
    var name: XMLName
    /// What stands between the quotes, references not yet resolved.
    var value: Range<Int>
    /// Whether it declares a namespace, and is no attribute in the sense of FHIR.
    var isDeclaration: Bool
}
