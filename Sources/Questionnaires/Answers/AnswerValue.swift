package import FHIR

/// One answer: FHIR's `value[x]` of an answer.
package enum AnswerValue: Sendable, Hashable {
    case boolean(Bool)
    case decimal(DecimalText)
    case integer(Int)
    case date(DateTime)
    case dateTime(DateTime)
    /// `HH:MM:SS`, which sorts as time goes.
    case time(String)
    /// Of a question for a string, a text or an option that is not on the list.
    case string(String)
    case uri(String)
    case coding(AnswerCoding)
    case quantity(AnswerQuantity)
    case attachment(AnswerAttachment)
    /// `Type/id`, or another address.
    case reference(String)

    /// The answer in words, where no option says it better.
    package var plainText: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .decimal(let value): value.text
        case .integer(let value): String(value)
        case .date(let value), .dateTime(let value): value.text
        case .time(let value): value
        case .string(let value), .uri(let value), .reference(let value): value
        case .coding(let value): value.display ?? value.code
        case .quantity(let value):
            [value.value.text, value.unit ?? value.code].compactMap { $0 }.joined(separator: " ")
        case .attachment(let value): value.title ?? value.contentType
        }
    }

    /// Whether both are the same answer.
    package func means(_ other: Self) -> Bool {
        switch (self, other) {
        case (.coding(let one), .coding(let other)): one.means(other)
        case (.boolean(let one), .boolean(let other)): one == other
        case (.reference(let one), .reference(let other)), (.uri(let one), .uri(let other)): one == other
        case (.attachment(let one), .attachment(let other)): one == other
        default: order(other) == .same
        }
    }

    /// How it stands to another answer; nil where such answers have no order, or the two cannot be compared.
    func order(_ other: Self) -> AnswerOrder? {
        if let one = number, let other = other.number { return AnswerOrder(one, other) }
        return switch (self, other) {
        case (.quantity(let one), .quantity(let other)): one.order(other)
        case (.time(let one), .time(let other)), (.string(let one), .string(let other)): AnswerOrder(one, other)
        case (.date(let one), .date(let other)), (.dateTime(let one), .dateTime(let other)),
            (.date(let one), .dateTime(let other)), (.dateTime(let one), .date(let other)):
            Self.order(one, other)
        default: nil
        }
    }

    /// As a number, where it is one.
    package var number: DecimalText? {
        switch self {
        case .decimal(let value): value
        case .integer(let value): DecimalText(String(value))
        default: nil
        }
    }

    /// Two times that overlap without being the same cannot be told apart.
    private static func order(_ one: DateTime, _ other: DateTime) -> AnswerOrder? {
        if one.earliest == other.earliest, one.latest == other.latest { return .same }
        // The latest instant of a day is the earliest of the next.
        if one.latest <= other.earliest { return .less }
        return one.earliest >= other.latest ? .more : nil
    }
}
