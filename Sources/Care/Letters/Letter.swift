package import FHIR

/// A letter to a citizen: the same that the citizen would read on a screen, and what paper needs besides. Pure.
package struct Letter: Sendable, Hashable {
    /// Who sends it.
    package struct Sender: Sendable, Hashable {
        package var name: String
        package var telephone: String?
        /// When the telephone is answered, in the record's words.
        package var hours: String?

        package init(name: String, telephone: String? = nil, hours: String? = nil) {
            self.name = name
            self.telephone = telephone
            self.hours = hours
        }
    }

    package var request: LetterRequest
    package var words: LetterWords
    package var recipient: String
    /// Nil where the record says none, or keeps it from whoever prints: then it is written by hand.
    package var address: [String]?
    package var sender: Sender
    package var heading: String
    /// What the notice says, and then why it comes on paper and whom to ask.
    package var paragraphs: [String]
    /// When the notice was written, in milliseconds since 1970-01-01T00:00:00Z.
    package var instant: Int64

    /// - Parameters:
    ///   - notice: the Communication.
    ///   - patient: as it may be seen by whoever prints.
    ///   - sender: nil: the record itself.
    package init(
        _ request: LetterRequest, notice: Communication, patient: Patient, sender: Sender?, now: Int64
    ) {
        self.request = request
        words = LetterWords(language: notice.json["language"]?.string)
        recipient = HumanName.best(of: patient.names)?.display ?? ""
        address = CitizenRules.currentAddresses(of: patient, now: now).first.map(Self.lines)
        self.sender = sender ?? Sender(name: "Tovholder")
        heading =
            notice.topic?.text ?? notice.categories.lazy.compactMap { $0.text ?? $0.display }.first ?? words.heading
        let said = notice.payloads.compactMap(\.contentString).flatMap { text in
            text.split(whereSeparator: \.isNewline).map(String.init)
        }
        paragraphs = said + [words.why, sender?.telephone == nil ? words.askPractice : words.ask]
        instant = notice.sent?.earliest ?? request.written?.earliest ?? now
    }

    /// The lines of an address as they stand on an envelope.
    private static func lines(_ address: Address) -> [String] {
        let town = [address.postalCode, address.city].compactMap(\.self).joined(separator: " ")
        let lines = (address.lines + [town]).filter { !$0.isBlank }
        return lines.isEmpty ? (address.display ?? "").split(separator: ",").map { $0.trimmingSpace } : lines
    }
}

extension Substring {
    fileprivate var trimmingSpace: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
