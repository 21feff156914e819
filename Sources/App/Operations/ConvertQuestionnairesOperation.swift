import FHIR
import Foundation
import Questionnaires

/// Makes FHIR Questionnaires of OpenTele's questionnaires, as files.
package struct ConvertQuestionnairesOperation: Sendable {
    package var files: [String]
    /// The folder that they are written to.
    package var target: String

    package init(files: [String], target: String) {
        self.files = files
        self.target = target
    }

    /// Why nothing could be written.
    package struct NoFolder: Error, CustomStringConvertible {
        let folder: String

        package var description: String { "cannot write to \(folder)" }
    }

    /// Says each file and what of it could not be kept.
    package func run(_ console: Console) throws -> ExitStatus {
        let folder = URL(filePath: target, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw NoFolder(folder: target)
        }
        var status = ExitStatus.success
        for path in files {
            let file = URL(filePath: path)
            do {
                let json = try JSONDocument([UInt8](try Data(contentsOf: file))).root
                let name = file.deletingPathExtension().lastPathComponent
                let report = try OpenTeleConverter.convert(json, name: name)
                try Data(report.questionnaire).write(to: folder.appending(path: report.id + ".json"), options: .atomic)
                console.say("\(file.lastPathComponent): \(report.id).json")
                for loss in report.losses { console.say("  not kept: \(loss)") }
            } catch {
                status = .refused
                console.say("\(file.lastPathComponent): not converted: \(Self.reason(error))")
            }
        }
        return status
    }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case let error as OpenTeleError: error.description
        case let error as JSONError: error.description
        default: "the file cannot be read or written"
        }
    }
}
