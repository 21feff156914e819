extension DecisionTable {
    private static let officer = Caller(identity: "quality", role: .qualityOfficer)
    private static let reviewer = Caller(identity: "reviewer", role: .reviewer)
    private static let program = Caller(identity: "monitor", role: .system)

    private static func permitted(
        _ who: String, _ situation: String, _ answer: String, as caller: Caller, _ subject: Subject, _ scope: Scope,
        _ ground: Ground.Kind
    ) -> Look {
        Look(
            who: who, situation: situation, answer: answer, caller: caller, subject: subject, facts: facts(),
            expected: .permitted(scope, Ground(ground)))
    }

    /// What comes with a role alone.
    static let duties: [Look] = [
        permitted(
            "everybody", "units, staff, places, words", "all of it", as: doctor, .directory,
            Scope(patients: .some([]), shared: .directory), .directory),
        permitted(
            "quality officer", "numbers over all", "numbers, small ones suppressed by the page", as: officer, .counts,
            Scope(patients: .all, shared: .all, countsOnly: true), .duty),
        refused("quality officer", "a citizen", "nothing", as: officer, .forbidden),
        refused("quality officer", "a search among citizens", "nothing", as: officer, .forbidden, of: .lookup),
        permitted(
            "reviewer", "who has looked", "all of it, and no content", as: reviewer, .log,
            Scope(patients: .all, shared: .all, logOnly: true, log: .all), .duty),
        refused("reviewer", "a citizen", "nothing", as: reviewer, .forbidden),
        refused("reviewer", "a search among citizens", "nothing", as: reviewer, .forbidden, of: .lookup),
        permitted(
            "operator", "the record as a whole, to move it", "everything", as: .commandLine, .everything, .everything,
            .duty),
        refused("operator", "a citizen", "nothing", as: .commandLine, .forbidden),
        refused("operator", "a search among citizens", "nothing", as: .commandLine, .forbidden, of: .lookup),
        permitted(
            "program", "anything, within the scopes of its token", "everything", as: program, .lookup, .everything,
            .systemScopes),
    ]
}
