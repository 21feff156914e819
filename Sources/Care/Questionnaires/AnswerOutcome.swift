import FHIR
package import Questionnaires

/// What answers come to for whoever must look at them: their worst colour, or that they ask for contact.
package enum AnswerOutcome: String, Sendable, Hashable, CaseIterable {
    case red, wish, yellow, grey, green

    /// The worst of the colours of answers and score; a wish for contact stands above all but red.
    package init?(_ colours: AnswerColours, _ score: Score?) {
        let worst = [colours.colour, score?.colour].compactMap { $0 }.max()
        if worst == .red {
            self = .red
        } else if colours.wishesContact {
            self = .wish
        } else if let worst, let known = Self(rawValue: worst.rawValue) {
            self = known
        } else {
            return nil
        }
    }

    /// A Task's `businessStatus`.
    init?(_ concept: JSONValue) {
        guard
            let code = concept.list("coding").first(where: { $0["system"]?.string == Colour.system })?["code"]?.string,
            let known = Self(rawValue: code)
        else { return nil }
        self = known
    }

    /// Those that must be seen first have the lowest.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
