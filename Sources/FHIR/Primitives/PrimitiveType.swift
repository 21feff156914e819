/// The primitive types of FHIR R4, each with its own JSON kind and syntax.
package enum PrimitiveType: String, Sendable, CaseIterable {
    case base64Binary, boolean, canonical, code, date, dateTime, decimal, id, instant, integer, markdown, oid
    case positiveInt, string, time, unsignedInt, uri, url, uuid, xhtml

    /// How JSON writes it.
    package var json: Form {
        switch self {
        case .boolean: .boolean
        case .decimal, .integer, .positiveInt, .unsignedInt: .number
        default: .string
        }
    }

    /// The JSON forms of primitive values.
    package enum Form: Sendable {
        case boolean, number, string
    }

    /// What a right value looks like, for the one whose value was not.
    package var expectation: String {
        switch self {
        case .base64Binary: "base64 text"
        case .boolean: "true or false"
        case .canonical: "a canonical URL without spaces"
        case .code: "a code without leading, trailing or double spaces"
        case .date: "a date such as 2026, 2026-11 or 2026-11-21"
        case .dateTime: "a date, or a time with seconds and offset such as 2026-11-21T09:30:00+01:00"
        case .decimal: "a number"
        case .id: "an id of 1 to 64 letters, digits, - and ."
        case .instant: "a time with seconds and offset such as 2026-11-21T09:30:00.000+01:00"
        case .integer: "a whole number of 32 bits"
        case .markdown, .string: "text that is not empty"
        case .oid: "an OID such as urn:oid:1.2.208"
        case .positiveInt: "a whole number from 1 to 2147483647"
        case .time: "a time of day such as 09:30:00"
        case .unsignedInt: "a whole number from 0 to 2147483647"
        case .uri: "a URI without spaces"
        case .url: "a URL without spaces"
        case .uuid: "a UUID such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520"
        case .xhtml: "an XHTML div element"
        }
    }
}
