import FoundationEssentials
import Record

/// `tovholder audit key`: makes the operator's key.
package struct AuditKeyOperation: Sendable {
    package var file: String

    package init(file: String) {
        self.file = file
    }

    /// Writes the key that signs to the file, for its owner alone, and says the public one.
    package func run(_ console: Console) throws -> ExitStatus {
        guard !FileManager.default.fileExists(atPath: file) else {
            console.tell("tovholder: \(file) exists; a key is never written over")
            return .impossible
        }
        let key = AuditSigningKey()
        let made = FileManager.default.createFile(
            atPath: file, contents: Data((key.line + "\n").utf8), attributes: [.posixPermissions: 0o600])
        guard made else {
            console.tell("tovholder: \(file) could not be written")
            return .impossible
        }
        console.say(key.verifying.line)
        console.tell("\(file) signs; keep it outside the record. The line above only checks: keep it elsewhere too.")
        return .success
    }
}
