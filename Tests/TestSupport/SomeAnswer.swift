import FHIR
package import Questionnaires
import Testing

/// An answer that a question accepts, so that tests can answer whatever questionnaire there is.
package enum SomeAnswer {
    /// - Throws: where no answer is known that it would take.
    package static func to(_ item: FormItem) throws -> AnswerValue {
        if let option = item.options.first { return option.value }
        let least = item.limits.least?.number
        return switch item.type {
        case .boolean: .boolean(true)
        case .integer: .integer(least.flatMap { Int($0.text) } ?? 1)
        case .decimal: .decimal(try least ?? #require(DecimalText("1.5")))
        case .date: .date(try #require(DateTime("2020-05-17")))
        case .dateTime: .dateTime(try #require(DateTime("2020-05-17T08:30:00+02:00")))
        case .time: .time("08:30:00")
        case .url: .uri("https://a.example/")
        case .quantity:
            .quantity(
                AnswerQuantity(
                    value: try #require(DecimalText("50")), unit: item.units.first?.display,
                    system: item.units.first?.system, code: item.units.first?.code))
        case .attachment: .attachment(AnswerAttachment(contentType: "image/png", data: "iVBORw=="))
        case .reference: .reference("Practitioner/a")
        default: .string(item.limits.pattern == nil ? "ord" : "ida@a.example")
        }
    }
}
