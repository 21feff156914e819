import Foundation

/// The scores that there are.
package enum ScoreTables {
    /// Their ids: the names of their files.
    package static let names = ["MDI", "NEWS2", "PHQ-9", "TOBS", "WHO-5", "mMRC"]

    /// All of them, in the order of ``names``.
    package static let all: [ScoreTable] = names.compactMap(read)

    package static func table(_ id: String) -> ScoreTable? { all.first { $0.id == id } }

    /// The score of a questionnaire: the one that it names, else the one whose table names it.
    package static func table(of form: QuestionnaireForm) -> ScoreTable? {
        if let named = form.score { return table(named) }
        guard let url = form.url else { return nil }
        return all.first { $0.forms?.contains { $0.questionnaire == url } == true }
    }

    private static func read(_ name: String) -> ScoreTable? {
        guard let url = Bundle.module.url(forResource: "Tables/scores/" + name, withExtension: "json"),
            let data = try? Data(contentsOf: url)
        else { return nil }
        return try? JSONDecoder().decode(ScoreTable.self, from: data)
    }
}
