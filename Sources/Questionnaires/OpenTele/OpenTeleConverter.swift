package import FHIR

/// Makes a FHIR Questionnaire of a questionnaire of OpenTele: nodes become items, connections become `enableWhen`, the
/// colours of connections become colours of answers. Pure.
///
/// What a questionnaire cannot say is told in the report, never left out in silence.
package struct OpenTeleConverter {
    private let form: OpenTeleForm
    private let conditions: OpenTeleConditions
    private let id: String
    private var losses: [ConversionReport.Loss] = []

    /// - Parameters:
    ///   - json: the file.
    ///   - name: of the file without its ending; the questionnaire's id and address are made from it.
    package static func convert(_ json: JSONValue, name: String) throws(OpenTeleError) -> ConversionReport {
        var converter = Self(form: try OpenTeleForm(json), name: name)
        let bytes = converter.questionnaire()
        return ConversionReport(questionnaire: bytes, id: converter.id, losses: converter.losses)
    }

    private init(form: OpenTeleForm, name: String) {
        self.form = form
        conditions = OpenTeleConditions(form)
        let letters = name.lowercased().unicodeScalars.map { letter -> Character in
            letter.isASCII && (letter.properties.isAlphabetic || letter.properties.numericType != nil)
                ? Character(letter) : "-"
        }
        id = "opentele-" + String(String(letters).prefix(50))
    }

    private mutating func questionnaire() -> [UInt8] {
        reportWhole()
        var items: [[UInt8]] = []
        for node in form.order { items += self.items(of: node) }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("resourceType", "Questionnaire")
            writer.member("id", id)
            writer.member("language", "da")
            writer.member("url", "https://tovholder.dk/fhir/Questionnaire/" + id)
            if let header = form.header {
                writer.array("identifier") {
                    $0.object {
                        $0.member("system", "https://tovholder.dk/fhir/NamingSystem/opentele-questionnaire-header")
                        $0.member("value", header)
                    }
                }
            }
            writer.member("version", form.version ?? "1")
            writer.member("title", form.title.isBlank ? id : form.title)
            writer.member("status", "draft")
            writer.member("experimental", true)
            writer.array("subjectType") { $0.string("Patient") }
            writer.member("copyright", "Omsat fra et spørgeskema i OpenTele (Apache License 2.0).")
            if !items.isEmpty { writer.array("item") { writer in for item in items { writer.raw(item) } } }
        }
        return writer.bytes
    }

    private mutating func reportWhole() {
        lose("", "where nodes stand in the editor's drawing")
        if let schedule = form.schedule {
            lose("", "the schedule, which belongs to a plan: " + String(decoding: schedule.rawBytes, as: UTF8.self))
        }
        for id in Set(form.nodes.keys).subtracting(form.order.map(\.id)).sorted() {
            lose(id, "nothing leads to it, so it is never asked")
        }
    }

    private mutating func lose(_ node: String, _ what: String) {
        losses.append(ConversionReport.Loss(node: node, what: what))
    }

    private mutating func items(of node: OpenTeleForm.Node) -> [[UInt8]] {
        reportColours(of: node)
        switch node.type {
        case "start", "end": return []
        case "text": return texts(of: node)
        case "delay": return [delay(node)]
        case "input": return [input(node)]
        case "measurement": return [measurement(node)]
        default:
            lose(node.id, "a node of the type '\(node.type)', which stands as text")
            return texts(of: node)
        }
    }

    /// Colours stand on answers; those on other connections have no place.
    private mutating func reportColours(of node: OpenTeleForm.Node) {
        for connection in form.connections(from: node) {
            guard let severity = connection.severity else { continue }
            if OpenTeleMark.colour(severity) == nil {
                lose(node.id, "the colour \(severity), which is none of green, yellow and red")
            } else if connection.type != "choice" && connection.type != "measurementSkipped" {
                lose(node.id, "the colour \(severity) on a connection that no answer decides")
            } else if severity == "ORANGE" {
                lose(node.id, "the difference between orange and yellow")
            }
        }
    }

    private mutating func texts(of node: OpenTeleForm.Node) -> [[UInt8]] {
        let headline = node.text("headline")
        let text = node.text("text")
        let whole = [headline == text ? nil : headline, text].compactMap { $0 }.joined(separator: "\n")
        var items = [display(node.id, whole, of: node)]
        if let help = node.text("helpText") { items.append(display(node.id + ".help", help, of: node, isHelp: true)) }
        if let image = node.text("helpImage") { lose(node.id, "the picture '\(image)', which is not in the file") }
        return items
    }

    private func display(
        _ linkId: String, _ text: String, of node: OpenTeleForm.Node, isHelp: Bool = false, waits: Int? = nil
    ) -> [UInt8] {
        OpenTeleMark.item(linkId, type: "display", text: text, enabledWhen: enabling(node)) { writer in
            guard isHelp || waits != nil else { return }
            writer.array("extension") { writer in
                if isHelp { OpenTeleMark.writeControl("help", to: &writer) }
                if let waits {
                    writer.object {
                        $0.member("url", FormExtensions.waitSeconds)
                        $0.member("valueInteger", waits)
                    }
                }
            }
        }
    }

    private mutating func delay(_ node: OpenTeleForm.Node) -> [UInt8] {
        let seconds = (node.json["countTime"].flatMap { $0.string ?? $0.numberText }).flatMap { Int($0) }
        lose(node.id, "the clock on the screen; how long to wait is said in words")
        return display(node.id, node.text("text") ?? node.text("shortText") ?? "", of: node, waits: seconds)
    }

    private mutating func input(_ node: OpenTeleForm.Node) -> [UInt8] {
        let text = node.text("question") ?? node.text("shortText") ?? ""
        let kind = node.text("dataType") ?? ""
        guard kind == "BOOLEAN" else {
            let types = [
                "INTEGER": "integer", "FLOAT": "decimal", "DOUBLE": "decimal", "STRING": "text", "DATE": "date",
            ]
            if types[kind] == nil { lose(node.id, "answers of the kind '\(kind)', which are given as text") }
            return OpenTeleMark.item(node.id, type: types[kind] ?? "text", text: text, enabledWhen: enabling(node)) {
                OpenTeleMark.writeShortText(node.text("shortText"), to: &$0)
                $0.member("required", true)
            }
        }
        let connections = form.connections(from: node)
        func colour(_ choice: String) -> Colour? {
            connections.filter { $0.choice == choice }.compactMap { $0.severity.flatMap(OpenTeleMark.colour) }.max()
        }
        return OpenTeleMark.item(node.id, type: "choice", text: text, enabledWhen: enabling(node)) { writer in
            OpenTeleMark.writeShortText(node.text("shortText"), to: &writer)
            writer.member("required", true)
            writer.array("answerOption") {
                OpenTeleMark.writeOption(OpenTeleMark.yes, colour("true"), to: &$0)
                OpenTeleMark.writeOption(OpenTeleMark.no, colour("false"), to: &$0)
            }
        }
    }

    private mutating func measurement(_ node: OpenTeleForm.Node) -> [UInt8] {
        let name = node.text("measurementType") ?? ""
        let known = MeasurementKind.all[name]
        if known == nil { lose(node.id, "a measurement of the kind '\(name)', which is answered as text") }
        if known?.isDeviceOnly == true {
            lose(node.id, "the curve itself, which only the device can bring; whether it was taken is asked")
        } else if node.text("measurementForm") == "automatic" {
            lose(node.id, "that a device brings the value; it is written, or comes as an Observation")
        }
        let text = node.text("headline") ?? node.text("shortText") ?? name
        let skip = form.connections(from: node).filter { $0.type == "measurementSkipped" }
        let colour = skip.compactMap { $0.severity.flatMap(OpenTeleMark.colour) }.max()
        let kind = known ?? OpenTeleMark.unknownKind(node.text("shortText") ?? name)
        return OpenTeleMark.item(node.id, type: "group", text: text, enabledWhen: enabling(node)) { writer in
            writer.array("extension") { writer in
                OpenTeleMark.writeShortTextElement(node.text("shortText"), to: &writer)
                writer.object {
                    $0.member("url", FormExtensions.askedTogether)
                    $0.member("valueBoolean", true)
                }
            }
            writer.array("item") { writer in
                for item in kind.items {
                    writer.raw(OpenTeleMark.measured(item, of: node.id, repeats: kind.repeats == true))
                }
                writer.raw(OpenTeleMark.skipped(node.id, colour))
            }
        }
    }

    /// The conditions of a node as `enableWhen` says them.
    private func enabling(_ node: OpenTeleForm.Node) -> [OpenTeleMark.Enabling] {
        guard let found = conditions.conditions[node.id] ?? nil else { return [] }
        return found.map { condition in
            switch condition.way {
            case .yes: .chosen(condition.node, OpenTeleMark.yes)
            case .no: .chosen(condition.node, OpenTeleMark.no)
            case .skipped: .chosen(OpenTeleMark.skippedLink(condition.node), OpenTeleMark.yes)
            case .measured: .answered(firstLink(of: condition.node))
            }
        }
    }

    private func firstLink(of node: String) -> String {
        let kind = form.nodes[node]?.text("measurementType").flatMap { MeasurementKind.all[$0] }
        return OpenTeleMark.measuredLink(node, kind?.items.first?.id ?? OpenTeleMark.unknownItem)
    }
}
