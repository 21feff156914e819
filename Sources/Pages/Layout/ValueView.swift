import Care
import HTML

/// A measured value with its unit. What deviates says so in a word and by a shape, not by its colour alone.
struct ValueView {
    let value: MeasuredValue
    let context: PageContext

    var html: HTML {
        span(.class("value value-\(value.interpretation.rawValue)")) {
            span(.class(isShort ? "digits" : "words")) {
                value.number == nil ? value.text : context.language.localised(value.text)
            }
            if let unit = context.language.say(unit: value.unit) {
                span(.class("unit")) { "\u{00A0}" + unit }
            }
            if value.interpretation.deviates {
                " "
                flag
            }
        }
    }

    /// A number that stays on one line; words, and numbers that no line holds, break.
    private var isShort: Bool { value.number != nil && value.text.utf8.count <= Self.longestDigits }

    private static let longestDigits = 16

    /// The word for how the value stands, with an arrow.
    var flag: HTML {
        span(.class("flag flag-\(value.interpretation.rawValue)")) {
            switch value.interpretation {
            case .high: Icon.up.html
            case .low: Icon.down.html
            case .criticallyHigh, .criticallyLow, .abnormal: Icon.warning.html
            case .normal, .unknown: HTML.nothing
            }
            Self.word(value.interpretation, context.texts.result)
        }
    }

    static func word(_ interpretation: Interpretation, _ texts: ResultTexts) -> String {
        switch interpretation {
        case .normal: texts.normal
        case .low: texts.low
        case .high: texts.high
        case .criticallyLow: texts.criticallyLow
        case .criticallyHigh: texts.criticallyHigh
        case .abnormal: texts.abnormal
        case .unknown: texts.notAssessed
        }
    }
}
