package import FHIR

/// A document of a discharge: a view of its Composition, and whether it is complete.
package struct DischargeDocument: Sendable {
    package let json: JSONValue
    package let part: DischargePart
    package let id: String
    package let status: String
    /// When this version was written, in milliseconds since 1970-01-01T00:00:00Z.
    package let written: Int64
    package let sections: [Section]
    /// What was done with each medicine, where it is the list of them.
    package let medicines: [MedicationLine]
    /// What is taken home or brought, where it is the list of aids and supplies.
    package let supplies: [SupplyItem]
    /// Why it was sent although something is missing.
    package let incompleteBecause: String?
    /// What is new in it since the version before.
    package let change: String?
    /// On a rehabilitation plan: the last day on which training begins, as FHIR writes it.
    package let startDay: String?

    /// The first instant after that day. Days end at midnight UTC here: it is a day, not a deadline to the hour.
    package var startLatest: Int64? { startDay.flatMap(DateTime.init)?.latest }

    package struct Section: Sendable, Hashable {
        package let code: String
        package let text: String
        /// Whether it is new in this version.
        package let isChanged: Bool

        package init(code: String, text: String, isChanged: Bool = false) {
            self.code = code
            self.text = text
            self.isChanged = isChanged
        }
    }

    /// Whether it has been sent in some version.
    package var isFinal: Bool { status == "final" || status == "amended" }

    /// Nil where it is another document.
    package init?(_ json: JSONValue) {
        let composition = Composition(json: json)
        guard json["resourceType"]?.string == Composition.resourceType, let id = composition.id,
            let part = composition.type?.codings.first(where: { $0.system == TaskKind.system })?.code
                .flatMap(DischargePart.init(rawValue:))
        else { return nil }
        self.json = json
        self.part = part
        self.id = id
        status = composition.status ?? ""
        written = composition.date?.earliest ?? 0
        incompleteBecause = composition.extensionValue(TransitionSystems.incomplete)?.valueString
        change = composition.extensionValue(TransitionSystems.changed)?.valueString
        startDay = composition.extensionValue(TransitionSystems.startLatest)?.json["valueDate"]?.string
        medicines = composition.sections.flatMap(\.sections).compactMap { MedicationLine($0.json) }
        supplies = composition.sections.flatMap(\.sections).compactMap { SupplyItem($0.json) }
        sections = composition.sections.compactMap { section in
            section.code?.codings.first { $0.system == TransitionSystems.section }?.code.map { code in
                Section(
                    code: code, text: section.text?.paragraphs.joined(separator: "\n\n") ?? "",
                    isChanged: section.extensionValue(TransitionSystems.changed) != nil)
            }
        }
    }

    /// The text of a section; empty where there is none.
    package func text(_ code: String) -> String { sections.first { $0.code == code }?.text ?? "" }

    /// The sections that it lacks.
    package var missing: [DischargeSection] { Self.missing(part) { text($0) } }

    /// The sections that a document lacks, by what it says in each.
    package static func missing(_ part: DischargePart, _ text: (String) -> String) -> [DischargeSection] {
        DischargeSection.of(part).filter { text($0.code).isBlank }
    }
}

/// What is written into a document of a discharge.
struct DischargeDocumentWriter {
    let part: DischargePart
    var status: String
    let patient: String
    let encounter: String
    /// References: who writes, and for which unit.
    let author: String
    let authorName: String?
    let custodian: String
    /// Milliseconds since 1970-01-01T00:00:00Z.
    let written: Int64
    let sections: [DischargeDocument.Section]
    var medicines: [MedicationLine] = []
    var supplies: [SupplyItem] = []
    var incompleteBecause: String?
    var change: String?
    var coverage: ExtendedResponsibilityRule.Decision?
    /// On a rehabilitation plan: the last day on which training begins.
    var startDay: String?

    func json(id: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Composition")
            $0.member("id", id)
            $0.member("language", "da")
            extensions(&$0)
            $0.member("status", status)
            $0.concept("type", TaskKind.system, part.rawValue, text: part.kind.danishName)
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.reference("encounter", encounter, display: nil)
            $0.member("date", InstantText.second(written))
            $0.array("author") { list in
                list.object {
                    $0.member("reference", author)
                    $0.member("display", authorName)
                }
            }
            $0.member("title", part.kind.danishName)
            $0.reference("custodian", custodian, display: nil)
            let kept = sections.filter { !$0.text.isBlank }
            if !kept.isEmpty {
                $0.array("section") { list in for section in kept { write(section, &list) } }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    private func extensions(_ writer: inout JSONWriter) {
        guard incompleteBecause != nil || change != nil || coverage != nil || startDay != nil else { return }
        writer.array("extension") { list in
            for (url, text) in [
                (TransitionSystems.incomplete, incompleteBecause), (TransitionSystems.changed, change),
            ] {
                guard let text else { continue }
                list.object {
                    $0.member("url", url)
                    $0.member("valueString", text)
                }
            }
            coverage?.write(to: &list)
            if let startDay {
                list.object {
                    $0.member("url", TransitionSystems.startLatest)
                    $0.member("valueDate", startDay)
                }
            }
        }
    }

    private func write(_ section: DischargeDocument.Section, _ list: inout JSONWriter) {
        let title = DischargeSection.of(part).first { $0.code == section.code }?.danishTitle
        list.object {
            if section.isChanged {
                $0.array("extension") { marks in
                    marks.object {
                        $0.member("url", TransitionSystems.changed)
                        $0.member("valueDateTime", InstantText.second(written))
                    }
                }
            }
            $0.member("title", title)
            $0.concept("code", TransitionSystems.section, section.code)
            $0.object("text") {
                $0.member("status", "additional")
                $0.member("div", Self.markup(section.text))
            }
            if !medicines.isEmpty, section.code == MedicationLine.section {
                $0.array("section") { list in for line in medicines { line.write(to: &list) } }
            }
            if !supplies.isEmpty, section.code == SupplyItem.section {
                $0.array("section") { list in for line in supplies { line.write(to: &list) } }
            }
        }
    }

    /// Plain text as the narrative of FHIR: paragraphs, and nothing that could be mark-up.
    static func markup(_ text: String) -> String {
        let paragraphs = PlainText.paragraphs(text).map { paragraph in
            let escaped = paragraph.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                .replacing(">", with: "&gt;").replacing("\n", with: "<br/>")
            return "<p>\(escaped)</p>"
        }
        return #"<div xmlns="http://www.w3.org/1999/xhtml">\#(paragraphs.joined())</div>"#
    }
}
