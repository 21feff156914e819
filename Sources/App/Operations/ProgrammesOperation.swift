import Foundation
import Monitoring
import Questionnaires
import Record

/// `tovholder programmes load`.
package struct ProgrammesOperation: Sendable {
    package var record: String
    /// None: the examples that come with the program.
    package var files: [String]
    package var opener = RecordOpener()

    package init(record: String, files: [String]) {
        self.record = record
        self.files = files
    }

    /// Keeps the programmes of the files; says for each file that is wrong where and why, and then keeps none.
    package func run(_ console: Console) async throws -> ExitStatus {
        var programmes: [Programme] = []
        var hasFaults = false
        for file in try texts() {
            do throws(ProgrammeFault) {
                programmes.append(try ProgrammeFile.read(file.text))
            } catch {
                console.tell("\(file.name):\(error.line): \(error.reason.english)")
                hasFaults = true
            }
        }
        guard !hasFaults else { return .refused }
        let found = programmes
        return try await opener.withRecord(record) { record in
            let changed = try await ProgrammeDesk(record).load(found, asking: files.isEmpty ? ExampleForms.all : [])
            console.say("\(found.count) programmes; \(changed) resources are new")
            return .success
        }
    }

    private func texts() throws -> [(name: String, text: String)] {
        if files.isEmpty { return ExampleProgrammes.files() }
        return try files.map { ($0, try String(contentsOfFile: $0, encoding: .utf8)) }
    }
}
