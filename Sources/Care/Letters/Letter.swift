import FHIR

/// A letter to a citizen: whom it is to and from, and what it tells of, as the citizen's own pages would show it. The words
/// are the pages'; what was printed keeps its own.
package struct Letter: Sendable {
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

    /// What a message says.
    package struct Notice: Sendable, Hashable {
        package var title: String?
        package var paragraphs: [String]

        package init(title: String? = nil, paragraphs: [String]) {
            self.title = title
            self.paragraphs = paragraphs
        }

        init(_ notice: Communication, title: String?) {
            self.title = title
            paragraphs = notice.payloads.compactMap(\.contentString).flatMap { text in
                text.split(whereSeparator: \.isNewline).map(String.init)
            }.filter { !$0.isBlank }
        }
    }

    package var request: LetterRequest
    package var citizen: CitizenSummary
    /// The lines of the address; nil where the record says none, or keeps it from whoever looks.
    package var address: [String]?
    /// Nil where no unit sends it.
    package var sender: Sender?
    package var notice: Notice?
    package var responsibilities: [CitizenResponsibility] = []
    package var discharges: [DischargePackage] = []
    package var tasks: [DelegatedTask] = []
    package var plan: JointPlan?
    package var failures: [CoordinationFailure] = []

    package init(request: LetterRequest, citizen: CitizenSummary, address: [String]? = nil, sender: Sender? = nil) {
        self.request = request
        self.citizen = citizen
        self.address = address
        self.sender = sender
    }

    /// The citizen's language, where it is one that letters are written in: `en`, else `da`.
    package var language: String { citizen.language?.hasPrefix("en") == true ? "en" : "da" }

    /// All resources that it tells of: whoever may not see one of them must not read of it here either.
    package var told: [String] {
        request.about + responsibilities.map { "EpisodeOfCare/" + $0.id } + discharges.map { "Task/" + $0.discharge.id }
            + tasks.map { "Task/" + $0.id } + failures.map { "Task/" + $0.id }
    }

    /// The lines of an address as they stand on an envelope.
    static func lines(_ address: Address) -> [String] {
        let town = [address.postalCode, address.city].compactMap(\.self).joined(separator: " ")
        let lines = (address.lines + [town]).filter { !$0.isBlank }
        guard lines.isEmpty else { return lines }
        return (address.display ?? "").split(separator: ",").map { part in
            String(part.drop(while: \.isWhitespace))
        }
    }
}

/// A letter on a list.
package struct ListedLetter: Sendable, Hashable {
    package let request: LetterRequest
    /// What the citizen is called; nil on lists of one citizen.
    package let name: String?

    package init(request: LetterRequest, name: String? = nil) {
        self.request = request
        self.name = name
    }
}
