package import FHIR

/// From JSON and back.
extension AnswerValue {
    /// Reads whichever `value[x]` or `answer[x]` an object has; nil where it has none that can be read.
    package init?(memberOf object: JSONValue, named prefix: String) {
        for member in object.members where member.name.hasPrefix(prefix) {
            if let value = Self(type: String(member.name.dropFirst(prefix.count)), json: member.value) {
                self = value
                return
            }
        }
        return nil
    }

    private init?(type: String, json: JSONValue) {
        let value: Self? =
            switch type {
            case "Boolean": json.bool.map(Self.boolean)
            case "Decimal": json.numberText.flatMap { DecimalText($0) }.map(Self.decimal)
            case "Integer": json.numberText.flatMap { Int($0) }.map(Self.integer)
            case "Date": json.string.flatMap { DateTime($0) }.map(Self.date)
            case "DateTime": json.string.flatMap { DateTime($0) }.map(Self.dateTime)
            case "Time": json.string.flatMap(Self.time(of:)).map(Self.time)
            case "String": json.string.map(Self.string)
            case "Uri": json.string.map(Self.uri)
            case "Coding": Self.coding(of: json)
            case "Quantity": Self.quantity(of: json)
            case "Attachment": Self.attachment(of: json)
            case "Reference": json["reference"]?.string.map(Self.reference)
            default: nil
            }
        guard let value else { return nil }
        self = value
    }

    /// `HH:MM` or `HH:MM:SS` as `HH:MM:SS`; nil where it is no time of day.
    package static func time(of text: String) -> String? {
        let full = text.utf8.count == 5 ? text + ":00" : text
        return PrimitiveType.time.accepts(full) ? full : nil
    }

    private static func coding(of json: JSONValue) -> Self? {
        guard let code = json["code"]?.string else { return nil }
        return .coding(AnswerCoding(system: json["system"]?.string, code: code, display: json["display"]?.string))
    }

    private static func quantity(of json: JSONValue) -> Self? {
        guard let value = json["value"]?.numberText.flatMap({ DecimalText($0) }) else { return nil }
        return .quantity(
            AnswerQuantity(
                value: value, unit: json["unit"]?.string, system: json["system"]?.string, code: json["code"]?.string))
    }

    private static func attachment(of json: JSONValue) -> Self? {
        guard let type = json["contentType"]?.string else { return nil }
        return .attachment(
            AnswerAttachment(
                contentType: type, data: json["data"]?.string, url: json["url"]?.string, title: json["title"]?.string))
    }

    /// Writes it as a member such as `valueInteger`.
    func write(named prefix: String, to writer: inout JSONWriter) {
        switch self {
        case .boolean(let value): writer.member(prefix + "Boolean", value)
        case .decimal(let value): writer.member(prefix + "Decimal", number: value.text)
        case .integer(let value): writer.member(prefix + "Integer", value)
        case .date(let value): writer.member(prefix + "Date", value.text)
        case .dateTime(let value): writer.member(prefix + "DateTime", value.text)
        case .time(let value): writer.member(prefix + "Time", value)
        case .string(let value): writer.member(prefix + "String", value)
        case .uri(let value): writer.member(prefix + "Uri", value)
        case .coding(let value):
            writer.object(prefix + "Coding") {
                $0.member("system", value.system)
                $0.member("code", value.code)
                $0.member("display", value.display)
            }
        case .quantity(let value):
            writer.object(prefix + "Quantity") {
                $0.member("value", number: value.value.text)
                $0.member("unit", value.unit)
                $0.member("system", value.system)
                $0.member("code", value.code)
            }
        case .attachment(let value):
            writer.object(prefix + "Attachment") {
                $0.member("contentType", value.contentType)
                $0.member("data", value.data)
                $0.member("url", value.url)
                $0.member("title", value.title)
            }
        case .reference(let value): writer.object(prefix + "Reference") { $0.member("reference", value) }
        }
    }
}
