import FHIR

/// The pieces that converted questionnaires are written with.
enum OpenTeleMark {
    static let yes = AnswerCoding(system: "http://terminology.hl7.org/CodeSystem/v2-0136", code: "Y", display: "Ja")
    static let no = AnswerCoding(system: "http://terminology.hl7.org/CodeSystem/v2-0136", code: "N", display: "Nej")
    static let unknownItem = "value"
    /// Options of measurements that are words, such as what a urine stick shows.
    private static let words = "https://tovholder.dk/fhir/CodeSystem/opentele-measurement-value"

    /// A condition of `enableWhen`.
    enum Enabling {
        case chosen(String, AnswerCoding)
        case answered(String)
        case unanswered(String)
    }

    static func colour(_ severity: String) -> Colour? {
        switch severity {
        case "GREEN": .green
        case "YELLOW", "ORANGE": .yellow
        case "RED": .red
        default: nil
        }
    }

    static func measuredLink(_ node: String, _ item: String) -> String { node + "." + item }
    static func skippedLink(_ node: String) -> String { node + ".skipped" }

    static func unknownKind(_ text: String) -> MeasurementKind {
        MeasurementKind(
            kind: "", repeats: nil, isDeviceOnly: nil,
            items: [
                MeasurementKind.Item(
                    id: unknownItem, text: text, type: "string", unit: nil, display: nil, least: nil, most: nil,
                    options: nil, codes: [])
            ])
    }

    static func item(
        _ linkId: String, type: String, text: String, enabledWhen: [Enabling], _ rest: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("linkId", linkId)
            // FHIR's strings have no space around them.
            if !text.isBlank { writer.member("text", text.trimmed) }
            writer.member("type", type)
            if !enabledWhen.isEmpty {
                writer.array("enableWhen") { writer in
                    for condition in enabledWhen { write(condition, to: &writer) }
                }
            }
            if enabledWhen.count > 1 { writer.member("enableBehavior", "any") }
            rest(&writer)
        }
        return writer.bytes
    }

    private static func write(_ condition: Enabling, to writer: inout JSONWriter) {
        writer.object { writer in
            switch condition {
            case .chosen(let question, let answer):
                writer.member("question", question)
                writer.member("operator", "=")
                AnswerValue.coding(answer).write(named: "answer", to: &writer)
            case .answered(let question), .unanswered(let question):
                writer.member("question", question)
                writer.member("operator", "exists")
                if case .answered = condition {
                    writer.member("answerBoolean", true)
                } else {
                    writer.member("answerBoolean", false)
                }
            }
        }
    }

    static func writeOption(_ coding: AnswerCoding, _ colour: Colour?, to writer: inout JSONWriter) {
        writer.object { writer in
            if let colour {
                writer.array("extension") {
                    $0.object {
                        $0.member("url", FormExtensions.colour)
                        $0.member("valueCode", colour.rawValue)
                    }
                }
            }
            AnswerValue.coding(coding).write(named: "value", to: &writer)
        }
    }

    static func writeControl(_ code: String, to writer: inout JSONWriter) {
        writer.object {
            $0.member("url", FormExtensions.itemControl)
            $0.object("valueCodeableConcept") {
                $0.array("coding") {
                    $0.object {
                        $0.member("system", "http://hl7.org/fhir/questionnaire-item-control")
                        $0.member("code", code)
                    }
                }
            }
        }
    }

    static func writeShortText(_ text: String?, to writer: inout JSONWriter) {
        guard text != nil else { return }
        writer.array("extension") { writeShortTextElement(text, to: &$0) }
    }

    static func writeShortTextElement(_ text: String?, to writer: inout JSONWriter) {
        guard let text else { return }
        writer.object {
            $0.member("url", FormExtensions.shortText)
            $0.member("valueString", text.trimmed)
        }
    }

    /// What is measured: asked for unless the measurement is skipped.
    static func measured(_ item: MeasurementKind.Item, of node: String, repeats: Bool) -> [UInt8] {
        self.item(
            measuredLink(node, item.id), type: item.type, text: item.text,
            enabledWhen: [.unanswered(skippedLink(node))]
        ) { writer in
            if !item.codes.isEmpty {
                writer.array("code") { writer in
                    for code in item.codes {
                        writer.object {
                            $0.member("system", code.system)
                            $0.member("code", code.code)
                        }
                    }
                }
            }
            writeLimits(item, to: &writer)
            writer.member("required", true)
            if repeats { writer.member("repeats", true) }
            if let options = item.options {
                writer.array("answerOption") { writer in
                    for option in options {
                        writeOption(AnswerCoding(system: words, code: option, display: option), nil, to: &writer)
                    }
                }
            }
        }
    }

    private static func writeLimits(_ item: MeasurementKind.Item, to writer: inout JSONWriter) {
        guard let unit = item.unit, let display = item.display else { return }
        writer.array("extension") { writer in
            writer.object {
                $0.member("url", FormExtensions.unit)
                $0.object("valueCoding") {
                    $0.member("system", UCUM.system)
                    $0.member("code", unit)
                    $0.member("display", display)
                }
            }
            for (url, limit) in [(FormExtensions.minValue, item.least), (FormExtensions.maxValue, item.most)] {
                guard let limit else { continue }
                writer.object {
                    $0.member("url", url)
                    $0.object("valueQuantity") {
                        $0.member("value", limit)
                        $0.member("unit", display)
                        $0.member("system", UCUM.system)
                        $0.member("code", unit)
                    }
                }
            }
        }
    }

    /// Leaving a measurement out, as OpenTele's own screen lets one.
    static func skipped(_ node: String, _ colour: Colour?) -> [UInt8] {
        item(skippedLink(node), type: "choice", text: "Springer du målingen over?", enabledWhen: []) {
            $0.array("extension") { writeControl("check-box", to: &$0) }
            $0.array("answerOption") {
                writeOption(
                    AnswerCoding(system: yes.system, code: yes.code, display: "Ja, jeg springer den over"), colour,
                    to: &$0)
            }
        }
    }
}

extension String {
    /// Without space around it.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
