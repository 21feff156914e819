import Foundation

/// How a score is made from its inputs, as a table says: `Tables/scores/NAME.json`. Nothing about any score is in code.
package struct ScoreTable: Sendable, Hashable, Decodable {
    /// Words in both languages.
    package struct Words: Sendable, Hashable, Decodable {
        package let da: String
        package let en: String

        package var text: FormText { FormText(da, translations: ["en": en]) }
    }

    /// What is measured or asked.
    package struct Input: Sendable, Hashable, Decodable {
        package let id: String
        package let name: Words
        /// In UCUM.
        package let unit: String?
        /// Points by ranges: each holds from its value until the next one's. The first has no lower bound.
        package let points: [[Double?]]?
        /// Other points than ``points`` where other inputs are so and so.
        package let when: [Variant]?
        /// Points by answers.
        package let codes: [String: Int]?
        /// Least and most where the answer is itself the points.
        package let value: [Int]?
        /// It is the highest of these answers, such as 8a and 8b.
        package let highestOf: [String]?
    }

    /// Points that hold where two other inputs, or settings, are so and so.
    package struct Variant: Sendable, Hashable, Decodable {
        package let input: String
        package let `is`: String
        package let and: String
        package let andIs: String
        package let points: [[Double?]]
    }

    /// How the one who calculates may choose to read it.
    package struct Setting: Sendable, Hashable, Decodable {
        package let id: String
        package let name: Words
        package let `default`: String
        package let values: [String]
    }

    /// What is added to a measurement that was taken in another way.
    package struct Adjustment: Sendable, Hashable, Decodable {
        package let input: String
        package let by: String
        package let add: Double
    }

    /// What totals mean: one set of cut-offs, for some scores have several.
    package struct Bands: Sendable, Hashable, Decodable {
        package let name: String
        package let source: String?
        package let levels: [Band]
    }

    /// What a total from here until the next band means.
    package struct Band: Sendable, Hashable, Decodable {
        package let from: Int
        package let code: String
        package let text: Words
        package let colour: Colour?
    }

    /// Something that a clinician must see whatever the total is.
    package struct Flag: Sendable, Hashable, Decodable {
        package let id: String
        /// Nil where ``anyInputAtLeast`` says it of all.
        package let input: String?
        package let atLeast: Int?
        package let anyInputAtLeast: Int?
        package let colour: Colour?
        package let text: Words
    }

    /// How many inputs have at least so many points.
    package struct Count: Sendable, Hashable, Decodable {
        package let id: String
        package let inputs: [String]
        package let atLeast: Int
    }

    /// A reading by counts instead of by the total, the first that is met.
    package struct Levels: Sendable, Hashable, Decodable {
        package let name: String
        package let source: String
        package let rules: [Rule]

        package struct Rule: Sendable, Hashable, Decodable {
            package let code: String
            package let core: Int
            package let other: Int
            package let text: Words
        }
    }

    /// Whose items are the inputs, where the questionnaire does not say so itself.
    package struct Form: Sendable, Hashable, Decodable {
        package let questionnaire: String
        /// The `linkId` of each input.
        package let items: [String: String]
    }

    /// A code for the total.
    package struct Code: Sendable, Hashable, Decodable {
        package let system: String
        package let code: String
    }

    package let id: String
    package let version: String
    package let title: Words
    package let source: String
    /// False where its figures are recalled and must be verified before clinical use.
    package let isVerified: Bool?
    package let code: Code?
    package let leastAge: Int?
    package let notFor: Words?
    package let inputs: [Input]
    package let settings: [Setting]?
    package let adjust: [Adjustment]?
    /// What the sum is multiplied by.
    package let times: Int?
    package let least: Int
    package let most: Int
    package let bands: [Bands]
    package let counts: [Count]?
    package let levels: Levels?
    package let flags: [Flag]?
    package let forms: [Form]?
}
