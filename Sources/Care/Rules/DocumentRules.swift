import FHIR

/// Reads the text of whatever has one. What comes out is plain text, never mark-up.
enum DocumentRules {
    static func document(_ json: JSONValue, entry: Entry, in source: any ThreadSource) throws -> DocumentText {
        var document = DocumentText(entry: entry)
        switch json["resourceType"]?.string {
        case "DocumentReference":
            for content in DocumentReference(json: json).contents { document.add(content.attachment, in: source) }
        case "DiagnosticReport":
            let report = DiagnosticReport(json: json)
            document.add(paragraphs: report.conclusion.map(PlainText.paragraphs) ?? [])
            for form in report.presentedForms { document.add(form, in: source) }
        case "Composition": try document.add(Composition(json: json).sections, level: 1, in: source)
        case "Communication":
            for payload in Communication(json: json).payloads {
                document.add(paragraphs: payload.contentString.map(PlainText.paragraphs) ?? [])
                document.add(payload.contentAttachment, in: source)
            }
        case "QuestionnaireResponse": document.add(QuestionnaireResponse(json: json).items, level: 1)
        case "Media": document.add(Media(json: json).content, in: source)
        default: break
        }
        if document.sections.isEmpty, document.attachments.isEmpty {
            document.add(paragraphs: Narrative(json["text"])?.paragraphs ?? [])
        }
        return document
    }
}

/// Plain text as paragraphs.
enum PlainText {
    static func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .split { $0.allSatisfy(\.isWhitespace) }
            .map { lines in lines.map { String($0).trimmed }.joined(separator: "\n") }
    }
}

extension DocumentText {
    fileprivate mutating func add(paragraphs: [String], title: String? = nil, level: Int = 1) {
        if paragraphs.isEmpty, title == nil { return }
        sections.append(DocumentSection(title: title, level: level, paragraphs: paragraphs))
    }

    fileprivate mutating func add(_ attachment: Attachment?, in source: any ThreadSource) {
        guard let attachment else { return }
        if let text = attachment.text, !text.isBlank {
            if attachment.isMarkup {
                add(paragraphs: MarkupText.paragraphs(of: text), title: attachment.title)
            } else {
                add(text: text)
            }
            return
        }
        attachments.append(
            DocumentAttachment(
                title: attachment.title, contentType: attachment.contentType, url: attachment.url,
                byteCount: attachment.data.map { $0.utf8.count / 4 * 3 }))
    }

    /// Text with headings as many programs write them, `# Allergies`, falls into sections.
    private mutating func add(text: String) {
        var title: String?
        var lines: [Substring] = []
        func paragraphs() -> [String] { PlainText.paragraphs(lines.joined(separator: "\n")) }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("#") else {
                lines.append(line)
                continue
            }
            add(paragraphs: paragraphs(), title: title)
            title = String(line.drop { $0 == "#" }).trimmed
            lines = []
        }
        add(paragraphs: paragraphs(), title: title)
    }

    /// Sections nest; deeper ones than this are mistakes.
    private static let deepest = 8

    fileprivate mutating func add(
        _ sections: [Composition.Section], level: Int, in source: any ThreadSource
    ) throws {
        guard level <= Self.deepest else { return }
        for section in sections {
            let title = section.title ?? section.code?.display
            let paragraphs = section.text?.paragraphs ?? []
            if paragraphs.isEmpty, section.sections.isEmpty {
                let entries = try section.entries.compactMap { reference in
                    try reference.target.flatMap { try source.row(of: $0)?.draft }
                }
                add(paragraphs: entries.map(\.line), title: title, level: level)
            } else {
                add(paragraphs: paragraphs, title: title, level: level)
            }
            try add(section.sections, level: level + 1, in: source)
        }
    }

    fileprivate mutating func add(_ items: [QuestionnaireResponse.Item], level: Int) {
        guard level <= Self.deepest else { return }
        for item in items {
            let answers = item.answers.compactMap(\.words)
            if !answers.isEmpty || item.items.isEmpty {
                add(paragraphs: answers, title: item.text ?? item.linkId, level: level)
            } else if let text = item.text {
                add(paragraphs: [], title: text, level: level)
            }
            add(item.items + item.answers.flatMap(\.items), level: level + 1)
        }
    }
}

extension QuestionnaireResponse.Answer {
    /// The answer in words.
    fileprivate var words: String? {
        if let coding = valueCoding { return coding.display ?? coding.code }
        if let quantity = valueQuantity {
            return [quantity.value, quantity.unitDisplay].compactMap(\.self).joined(separator: " ")
        }
        if let flag = valueBoolean { return flag ? "true" : "false" }
        let number = valueDecimal ?? valueInteger.map { String($0) }
        return valueString ?? number ?? (valueDate ?? valueDateTime)?.text
    }
}

extension EntryDraft {
    /// In one line.
    fileprivate var line: String {
        let measured = value.map { [$0.text, $0.unit].compactMap(\.self).joined(separator: " ") }
        return [start?.text, title, measured ?? detail].compactMap(\.self).joined(separator: " · ")
    }
}
