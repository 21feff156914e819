import Apps
import Record
import Region

/// `tovholder token`.
package struct TokenOperation: Sendable {
    package var record: String
    package var holder: String
    package var scope: String
    package var minutes: Int
    package var opener = RecordOpener()

    package init(record: String, holder: String, scope: String, minutes: Int) {
        self.record = record
        self.holder = holder
        self.scope = scope
        self.minutes = minutes
    }

    package func run(_ console: Console) async throws -> ExitStatus {
        let holders = ["system"] + Persona.allCases.map(\.rawValue)
        let isDevice = DeviceRoute.device(holder) != nil
        guard holders.contains(holder) || isDevice else {
            console.tell(
                "tovholder: there is no \(holder); --as takes one of \(holders.joined(separator: ", ")), or Device/ID")
            return .impossible
        }
        guard isDevice == (scope == DeviceRoute.scope) else {
            console.tell("tovholder: a device's token has the scope \(DeviceRoute.scope), and nobody else's has it")
            return .impossible
        }
        return try await opener.withRecord(record) { record in
            console.say(try await AccessTokens(record).issue(holder: holder, scope: scope, minutes: minutes))
            return .success
        }
    }
}
