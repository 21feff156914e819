import Access
import FHIR
import Record
import RecordSQL
import TestSupport
import Testing

@testable import RecordPostgres

extension Trait where Self == ConditionTrait {
    /// Where PostgreSQL is not installed, the suite says so and is skipped.
    static var needsPostgres: Self { .enabled(if: PostgresCluster.isInstalled, PostgresCluster.absence) }
}

extension PostgresEngine {
    /// Asks the writer's own connection.
    func ask(_ sql: String) async throws -> [String] {
        try await writer.run { try $0.openConnection().all(sql) { $0.text(0) } }
    }
}

extension Record {
    /// Writes resources as the operator does.
    @discardableResult
    func importing(_ resources: String...) async throws -> [Outcome] {
        let prepared = try resources.map { try preparer.prepare(try JSONDocument($0).root) }
        return try await write(as: .commandLine, because: .healthSystemAdministration, doing: "import") { transaction in
            try prepared.map(transaction.put)
        }
    }
}

func patient(_ id: String, family: String = "Nielsen", code: String = "x") -> String {
    """
    {"resourceType":"Patient","id":"\(id)","identifier":[{"system":"urn:test","value":"\(code)"}],\
    "name":[{"family":"\(family)"}]}
    """
}
