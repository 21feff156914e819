import Foundation

/// The programmes that come with the program: examples made from public facts, which a clinician must approve before anybody
/// is treated by them.
package enum ExampleProgrammes {
    /// Their files as they stand, by name.
    package static func files() -> [(name: String, text: String)] {
        names.compactMap { name in
            guard let url = Bundle.module.url(forResource: "Files/" + name, withExtension: "yaml"),
                let text = try? String(contentsOf: url, encoding: .utf8)
            else { return nil }
            return (name, text)
        }
    }

    /// - Throws: ``ProgrammeFault`` where a file is not understood.
    package static func all() throws(ProgrammeFault) -> [Programme] {
        var programmes: [Programme] = []
        for file in files() { programmes.append(try ProgrammeFile.read(file.text)) }
        return programmes
    }

    package static let names = [
        "copd", "heart-failure", "hypertension", "diabetes-foot-ulcer", "depression", "antibiotics-at-home",
        "pregnancy-with-risk", "epilepsy-pro",
    ]
}
