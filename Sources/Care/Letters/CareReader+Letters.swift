import FHIR
import Record

extension CareReader {
    /// More than a unit prints in a day, or than a citizen gets in years.
    package static let mostLetters = 200
    /// How long a discharge is told of in letters: as long as on the overview.
    private static let homeFor = TransitionReader.homeFor

    /// The letters of a unit that are not in the post, the oldest first. Belongs to a reading of ``Subject/lookup``, so that
    /// each citizen on the list stands in the audit.
    ///
    /// - Parameter unit: the Organization's id.
    package func openLetters(ofUnit unit: String) throws -> [ListedLetter] {
        let rows = try reading.rows(LetterProjection.open(of: "Organization/" + unit, limit: Self.mostLetters))
        let names = try CitizenNames(reading, of: rows.map(\.key))
        return try rows.compactMap { row in
            guard let json = try reading.resource(at: row.key)?.json(), let request = LetterRequest(json),
                try isSeen(request)
            else { return nil }
            return ListedLetter(request: request, name: names[row.key]?.name)
        }
    }

    /// A citizen's letters, the newest first.
    package func letters(of patient: String) throws -> [ListedLetter] {
        let ours = SearchQuery(
            "CommunicationRequest",
            [SearchClause("category", .token(.is(LetterSystems.letter), code: LetterSystems.notice))],
            compartment: patient, limit: Self.mostLetters)
        return try reading.search(ours).resources.compactMap { LetterRequest(try $0.json()) }
            .filter { try isSeen($0) }.sorted { ($0.written, $0.id) > ($1.written, $1.id) }
            .map { ListedLetter(request: $0) }
    }

    /// One letter with what it tells of; nil where the citizen has no such one, or a part of it may not be seen.
    package func letter(_ id: String, of patient: String) throws -> Letter? {
        guard let json = try reading.resource("CommunicationRequest", id)?.json(), let request = LetterRequest(json),
            request.patient == patient, try isSeen(request), let citizen = try citizen(patient),
            let person = try reading.resource("Patient", patient).flatMap({ Patient(try $0.json()) })
        else { return nil }
        let sender = try request.sender.flatMap { try contact($0) }
        var letter = Letter(
            request: request, citizen: citizen,
            address: CitizenRules.currentAddresses(of: person, now: instant).first.map(Letter.lines),
            sender: sender.flatMap { contact in
                contact.unit.map { Letter.Sender(name: $0, telephone: contact.telephones.first, hours: contact.hours) }
            })
        // What was printed says what it says.
        guard request.blocks.isEmpty else { return letter }
        try tell(&letter, of: patient)
        return letter
    }

    private func tell(_ letter: inout Letter, of patient: String) throws {
        let request = letter.request
        func seen<Content>(_ read: (JSONValue) -> Content?) throws -> [Content] {
            try request.about.compactMap { try resource($0).flatMap(read) }
        }
        for occasion in request.occasions {
            switch occasion {
            case .message:
                letter.notice = try seen { Communication($0).map { Letter.Notice($0, title: request.title) } }.first
            case .responsible: break
            case .discharge:
                // One that is still being prepared is told of where a promise of it was broken.
                let broken = Set(try seen { DischargePartTask($0)?.discharge })
                letter.discharges = try TransitionReader(reading).discharges(of: patient, since: instant - Self.homeFor)
                    .filter { $0.discharge.stage == .completed || broken.contains($0.discharge.id) }
            case .task: letter.tasks = try seen { DelegatedTask($0) }
            case .plan: letter.plan = try jointPlan(of: patient)
            case .failure: letter.failures = try seen { CoordinationFailure($0) }
            }
        }
        if request.occasions.contains(.responsible) || request.occasions.contains(.discharge) {
            letter.responsibilities = try responsibilities(of: patient)
        }
    }

    /// Whether all that a letter tells of may be seen by whoever asks.
    private func isSeen(_ request: LetterRequest) throws -> Bool {
        try request.about.allSatisfy { try resource($0) != nil }
    }
}
