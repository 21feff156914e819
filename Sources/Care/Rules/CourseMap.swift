import FHIR

/// Which courses a citizen has, and to which of them each part of the thread belongs.
///
/// 1. Each EpisodeOfCare is a course.
/// 2. Conditions that an episode names, or that were found in a contact of an episode, belong to it; so do plans for
///    them. Records without episodes (such as American ones) have courses all the same: each problem that stands for
///    itself is one, together with the plans that address it; a plan that addresses nothing is one too. Conditions with
///    the same code are one problem that came back.
/// 3. A contact belongs to the course that it names: by episode, by diagnosis, by reason, or by the same code as a
///    problem's; else to the course of a problem or plan that was recorded in it.
/// 4. Anything else belongs to the course that it names or the one of its contact; an episode weighs more than a
/// problem.
struct CourseMap {
    /// In no particular order; one that joined another is empty and left out.
    var courses: [Course] { places.filter { !$0.frames.isEmpty } }
    private var places: [Course] = []
    /// Parts of the thread that belong to no course.
    private(set) var loose: [ThreadGroup] = []
    private var placeByName: [Int64: Int] = [:]
    private var placeByEncounter: [Int64: Int] = [:]
    private var episodeNames: [Int64: Int] = [:]

    /// - Parameters:
    ///   - frames: EpisodeOfCares, CarePlans, Conditions and CareTeams, open ones before closed ones.
    ///   - groups: how the thread falls into what its rows name.
    init(frames: [ThreadRow], groups: [ThreadGroup]) {
        let declared = Dictionary(
            groups.lazy.filter { $0.hasContact && $0.course != StableNumber.none }.map { ($0.encounter, $0.course) },
            uniquingKeysWith: { first, _ in first })
        addEpisodes(frames)
        addConditions(frames, declared)
        addPlans(frames, declared)
        nameProblems(frames)
        placeEncounters(groups, frames)
        joinSymptoms(groups)
        addTeams(frames)
        for group in groups where group.encounter != ThreadRow.frame {
            if let place = place(course: group.course, encounter: group.encounter) {
                places[place].groups.append(group)
            } else {
                loose.append(group)
            }
        }
    }

    /// The course that a row belongs to; nil for none.
    func course(of row: ThreadRow) -> Course? {
        place(course: row.course, encounter: row.encounter).map { places[$0] }
    }

    /// The course with this id, or held by the resource with this reference.
    func course(named reference: String) -> Course? {
        courses.first { $0.id == reference } ?? placeByName[StableNumber.of(reference)].map { places[$0] }
    }

    private func place(course: Int64, encounter: Int64) -> Int? {
        let named = course == StableNumber.none ? nil : placeByName[course]
        let around = encounter == StableNumber.none ? nil : placeByEncounter[encounter]
        guard let named else { return around }
        if places[named].episode == nil, let around, places[around].episode != nil { return around }
        return named
    }

    // MARK: Putting it together

    private mutating func addEpisodes(_ frames: [ThreadRow]) {
        for row in frames where row.kind == .course && row.shelf != .void {
            let place = places.count
            places.append(Course(id: row.draft.reference, episode: row))
            name(place, StableNumber.of(row.draft.reference))
            for link in row.draft.links where link.role == .episode || link.role == .request {
                name(place, StableNumber.of(link.reference))
            }
        }
        episodeNames = placeByName
    }

    private mutating func addConditions(_ frames: [ThreadRow], _ declared: [Int64: Int64]) {
        var naming: [String: Int] = [:]
        for (place, course) in places.enumerated() {
            for condition in course.episode?.draft.references(.condition) ?? [] where naming[condition] == nil {
                naming[condition] = place
            }
        }
        // Oldest first, so that a problem that comes back keeps its first address.
        for row in frames.reversed() where row.kind == .diagnosis && row.shelf != .void {
            let episode = row.draft.reference(.episode).flatMap { episodeNames[StableNumber.of($0)] }
            let around = declared[row.encounter].flatMap { episodeNames[$0] }
            let place: Int
            if let known = naming[row.draft.reference] ?? episode ?? around {
                place = known
            } else if let known = placeByName[row.course] {
                place = known
            } else {
                place = places.count
                places.append(Course(id: row.draft.reference))
                name(place, row.course)
            }
            places[place].conditions.insert(row, at: 0)
            name(place, StableNumber.of(row.draft.reference))
        }
    }

    private mutating func addPlans(_ frames: [ThreadRow], _ declared: [Int64: Int64]) {
        for row in frames where row.kind == .plan && row.shelf != .void {
            let draft = row.draft
            let episode = draft.reference(.episode).flatMap { episodeNames[StableNumber.of($0)] }
            let around = declared[row.encounter].flatMap { episodeNames[$0] }
            let problem = draft.references(.condition).compactMap { placeByName[StableNumber.of($0)] }.first
            let place: Int
            if let known = episode ?? problem ?? around {
                place = known
            } else {
                place = places.count
                places.append(Course(id: draft.reference))
            }
            places[place].plans.append(row)
            name(place, StableNumber.of(draft.reference))
        }
    }

    /// A problem's code names its course too, so that contacts which say why only by code find it.
    private mutating func nameProblems(_ frames: [ThreadRow]) {
        for row in frames where row.kind == .diagnosis && row.shelf != .void {
            if let place = placeByName[StableNumber.of(row.draft.reference)] { name(place, row.course) }
        }
    }

    private mutating func placeEncounters(_ groups: [ThreadGroup], _ frames: [ThreadRow]) {
        for group in groups where group.hasContact {
            if let place = placeByName[group.course] { placeByEncounter[group.encounter] = place }
        }
        // Problems and plans recorded in a contact claim it: those with a plan first, then those that are open.
        let claims = frames.compactMap { row -> (weight: Int, encounter: Int64, place: Int)? in
            guard row.kind == .diagnosis || row.kind == .plan, row.shelf != .void, row.encounter > 0,
                let place = placeByName[StableNumber.of(row.draft.reference)]
            else { return nil }
            let weight = (places[place].plans.isEmpty ? 0 : 2) + (row.shelf == .openFrame ? 1 : 0)
            return (weight, row.encounter, place)
        }
        for claim in claims.sorted(by: { ($0.weight, -$0.place) > ($1.weight, -$1.place) })
        where placeByEncounter[claim.encounter] == nil {
            placeByEncounter[claim.encounter] = claim.place
        }
    }

    /// A problem that is over, in which nothing else happened than that it was noted in a contact of another course, is
    /// part of that course: the cough of a pneumonia.
    private mutating func joinSymptoms(_ groups: [ThreadGroup]) {
        var counts: [Int: Int] = [:]
        for group in groups where group.encounter != ThreadRow.frame {
            if let place = place(course: group.course, encounter: group.encounter) {
                counts[place, default: 0] += group.count
            }
        }
        var targets: [Int: Int] = [:]
        for (place, course) in places.enumerated() where course.episode == nil && course.plans.isEmpty {
            guard counts[place, default: 0] <= course.conditions.count,
                course.conditions.allSatisfy({ $0.shelf == .closedFrame }),
                let encounter = course.conditions.first?.encounter, let target = placeByEncounter[encounter],
                target != place
            else { continue }
            targets[place] = target
        }
        if targets.isEmpty { return }
        for (place, target) in targets where targets[target] == nil {
            places[target].conditions += places[place].conditions
            places[place].conditions = []
        }
        placeByName = placeByName.mapValues { place in
            guard let target = targets[place], targets[target] == nil else { return place }
            return target
        }
    }

    private mutating func addTeams(_ frames: [ThreadRow]) {
        var holders: [String: [Int]] = [:]
        for (place, course) in places.enumerated() {
            for frame in course.frames {
                for team in frame.draft.references(.team) { holders[team, default: []].append(place) }
            }
        }
        for row in frames where row.kind == .team && row.shelf != .void {
            var held = holders[row.draft.reference] ?? []
            if held.isEmpty {
                let episode = row.draft.reference(.episode).flatMap { episodeNames[StableNumber.of($0)] }
                let around = row.draft.reference(.encounter).flatMap { placeByEncounter[StableNumber.of($0)] }
                held = [episode ?? placeByName[row.course] ?? around].compactMap(\.self)
            }
            for place in Set(held) { places[place].teams.append(row) }
        }
    }

    private mutating func name(_ place: Int, _ name: Int64) {
        if name != StableNumber.none, placeByName[name] == nil { placeByName[name] = place }
    }
}
