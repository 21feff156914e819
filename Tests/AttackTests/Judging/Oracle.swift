import FHIR

/// Says what an asker may see: slowly, by plain loops over the generated resources, from the rules as they are written
/// (issue 4, `docs/access.md`, decision 20). It shares nothing with the record or with Access.
struct Oracle: Sendable {
    let population: Population
    let asker: Asker
    /// Resources that are somebody's, by number.
    let owned: [Int]
    let ofType: [String: [Int]]
    /// For each resource the versions that may be seen, by number from 1.
    private(set) var visible: [Set<Int>] = []
    /// Patients whose current version may be seen.
    private(set) var patients: [Int] = []
    /// Patients whose records are open to the asker, though perhaps nothing in them is.
    private var open: Set<Int> = []
    /// Patients of whom nothing is said that tells where they are.
    private var withoutAddress: Set<Int> = []

    /// What belongs to each EpisodeOfCare, by its id.
    let courses: [String: Course]

    init(_ population: Population, _ asker: Asker, courses: [String: Course]) {
        self.population = population
        self.asker = asker
        self.courses = courses
        owned = population.items.filter { $0.owner != nil }.map(\.number)
        ofType = Dictionary(grouping: population.items.map(\.number)) { population[$0].type }
        let rules = population.citizens.map { citizen in opening(of: citizen) }
        let openings = Dictionary(
            uniqueKeysWithValues: zip(population.citizens.map(\.patient), rules).compactMap { pair in
                pair.1.map { (pair.0, $0) }
            })
        open = Set(openings.keys)
        withoutAddress = Set(openings.filter(\.value.withholdsAddress).keys)
        visible = population.items.map { item in
            Set((1...item.versions.count).filter { judge(item, $0, openings) })
        }
        patients = population.citizens.map(\.patient).filter { sees(population[$0]) }
    }

    /// Whether the current version may be seen, or that it was deleted.
    func sees(_ item: Item) -> Bool { visible[item.number].contains(item.versions.count) }

    func sees(_ item: Int, version: Int) -> Bool { item < visible.count && visible[item].contains(version) }

    /// Whether a citizen's record is as if there were none.
    func isClosed(_ patient: Int) -> Bool {
        switch asker.standing {
        case .system: false
        default: !open.contains(patient)
        }
    }

    /// By what an answer about one citizen's compartment is judged.
    func judge(ofCompartment patient: Int) -> Question.Judge {
        if isClosed(patient) { return .absent(patient) }
        let hasAnything = population.items.contains { $0.owner == patient && !$0.isDeleted && sees($0) }
        return hasAnything ? .twin : .words
    }

    /// The versions of resources that may be seen, deletions too.
    func versions(of items: [Item]) -> [Marker] {
        items.flatMap { item in visible[item.number].map { Marker(item: item.number, version: $0) } }
    }

    /// Whether the asker may change nothing of anybody's, whatever there is.
    var changesNothing: Bool {
        switch asker.standing {
        case .citizen, .relative, .both: true
        case .professional, .system, .without, .nobody: false
        }
    }

    /// What may stand in any answer: all that is said in what may be seen.
    var permitted: Set<Marker> {
        var permitted: Set<Marker> = []
        for item in population.items {
            for version in visible[item.number] {
                permitted.insert(Marker(item: item.number, version: nil))
                if let json = text(item, version) { permitted.formUnion(Marker.all(in: json)) }
            }
        }
        return permitted
    }

    /// What a version says to this asker; nil: a deletion.
    func text(_ item: Item, _ version: Int) -> String? {
        let version = item.versions[version - 1]
        return withoutAddress.contains(item.number) ? version.withoutAddress : version.json
    }

    // MARK: One version

    private func judge(_ item: Item, _ version: Int, _ openings: [Int: Opening]) -> Bool {
        guard let content = item.content(version), isInScopes(item, content) else { return false }
        switch asker.standing {
        case .without, .nobody: return false
        case .system: return true
        default: break
        }
        guard let owner = item.owner else { return Self.directory.contains(item.type) }
        guard let opening = openings[owner] else { return false }
        return sees(item, content, opening)
    }

    /// Whether the asker's scopes say nothing of a type (nil: do not say everything): then it is refused, whatever there
    /// is.
    func isBeyondScopes(_ type: String?) -> Bool {
        guard let types = asker.types else { return false }
        return type.map { !types.contains($0) } ?? true
    }

    private func isInScopes(_ item: Item, _ content: JSONValue) -> Bool {
        guard asker.types?.contains(item.type) ?? true else { return false }
        guard item.type == "Observation", let category = asker.category else { return true }
        let codes = (content["category"]?.elements.map { $0 } ?? []).flatMap { concept in
            concept["coding"]?.elements.compactMap { $0["code"]?.string } ?? []
        }
        return codes.contains(category)
    }

    private func sees(_ item: Item, _ content: JSONValue, _ opening: Opening) -> Bool {
        if let limits = opening.limits, !limits.contains(where: { contains($0, item, content) }) { return false }
        if opening.hidden.contains(where: { contains($0, item, content) }) { return false }
        if item.type == "Consent", Self.isDenial(content) {
            // What citizens block is their own matter; what is filtered from relatives, professionals have written.
            switch opening.denials {
            case .all: break
            case .filters: if !isFilter(content) { return false }
            case .blocks: if !isBlock(content) { return false }
            case .none: return false
            }
        }
        let marks = Self.marks(of: content)
        switch opening.confidential {
        case .all: return true
        case .none: return !marks.contains("R") && !marks.contains("V")
        case .ofAuthors(let authors):
            return !marks.contains("V") || !Self.authors(of: content).isDisjoint(with: authors)
        }
    }

    private func contains(_ part: Opening.Part, _ item: Item, _ content: JSONValue) -> Bool {
        switch part {
        case .everything: true
        case .kind(let type): item.type == type
        case .resource(let reference): item.reference == reference
        case .course(let id): isInCourse(item, content, id)
        }
    }

    private static let directory: Set<String> = ["Organization", "Practitioner", "PractitionerRole"]
}

/// What somebody may see of one citizen.
struct Opening: Sendable {
    enum Part: Sendable, Hashable {
        case everything
        case kind(String)
        case resource(String)
        /// By the id of the EpisodeOfCare.
        case course(String)
    }

    enum Confidential: Sendable {
        case all
        case none
        case ofAuthors(Set<String>)
    }

    /// Nil: everything.
    var limits: [Part]?
    var hidden: [Part] = []
    var confidential = Confidential.all
    var denials = Denials.all
    var withholdsAddress = false

    /// Which Consents that hide something may be seen themselves.
    enum Denials: Sendable { case all, filters, blocks, none }
}
