package import Access
import FHIR
package import Record

/// Puts programmes into a record: all of them, or none.
package struct ProgrammeDesk: Sendable {
    let record: Record

    package init(_ record: Record) {
        self.record = record
    }

    /// Keeps these versions. Those that are there already with the same content stay as they are.
    ///
    /// - Parameter forms: the questionnaires that they ask; one that the record has by the same id stays as it is there.
    /// - Returns: how many resources are new or changed.
    /// - Throws: ``RecordError/invalid(_:)`` where a version is there with other content: a version never changes.
    @discardableResult
    package func load(
        _ programmes: [Programme], asking forms: [[UInt8]] = [], as caller: Caller = .commandLine,
        because purpose: Purpose = .healthSystemAdministration, doing activity: String = "programmes"
    ) async throws -> Int {
        let prepared = try programmes.flatMap { try $0.resources() }.map { try record.preparer.prepare($0) }
        let asked = try forms.map { try record.preparer.prepare(try JSONDocument($0).root) }
        return try await record.write(as: caller, because: purpose, doing: activity) { transaction in
            var changed = 0
            for form in asked where try transaction.read(form.type, form.id) == nil {
                _ = try transaction.put(form)
                changed += 1
            }
            for resource in prepared where try transaction.put(resource).change != .unchanged { changed += 1 }
            return changed
        }
    }
}
