import Foundation

/// Questionnaires that come with the program, as examples: their texts may be used by anybody. Those that may not (EQ-5D,
/// CAT) are not among them.
package enum ExampleForms {
    /// Their ids: the names of their files.
    package static let names = ["epilepsy-pro", "mdi", "mmrc", "phq-9", "who-5"]

    /// The Questionnaires as JSON, in the order of ``names``.
    package static let all: [[UInt8]] = names.compactMap { name in
        Bundle.module.url(forResource: "Tables/forms/" + name, withExtension: "json")
            .flatMap { try? Data(contentsOf: $0) }.map { [UInt8]($0) }
    }
}
