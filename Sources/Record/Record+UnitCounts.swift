package import Access

extension Record {
    /// Counts for the caller's own unit that take going through what its citizens have: what a new rule would have meant, say.
    /// `body` sees what the caller may see in a search for citizens, and nothing else: whom a block hides is not counted. Nothing
    /// but numbers leaves it, and of no citizen is anything told. Whoever has no unit has nothing to count.
    ///
    /// Audited as a look at no citizen, as ``unitFigures(_:as:because:doing:)`` is; durable before anything is handed out.
    ///
    /// - Parameter body: runs on a reader at one snapshot; the unit is given as ``ReferenceMark/number(of:)``.
    /// - Throws: ``RecordError/forbidden(_:)`` for callers who do not work at a unit, and for apps.
    package func unitCounts(
        as caller: Caller, because purpose: Purpose, doing activity: String,
        _ body: @escaping @Sendable (Reading, ColumnValue) throws -> [Int]
    ) async throws -> [Int] {
        guard case .professional = caller.role, let unit = caller.unit, caller.app == nil,
            Access.purposes(of: caller.role).contains(purpose)
        else { throw RecordError.forbidden("only those who work at a unit see its figures") }
        let mark = ColumnValue.integer(ReferenceMark.number(of: "Organization/" + unit))
        let counts = try await engine.readWhenAudited { [self] everything in
            let instant = surroundings.now()
            let decision = try decide(caller, purpose, .lookup, at: instant, everything)
            guard case .permitted(let scope, _) = decision else {
                let entry = entry(for: caller, purpose, .read, activity, patient: nil, .refused, on: nil)
                return (Result<[Int], any Error>.failure(refusal(decision)), try engine.submit { try $0.append(entry) })
            }
            let reading = Reading(try everything.within(scope), scope: scope, instant: instant)
            let entry = entry(for: caller, purpose, .read, activity, patient: nil, .permitted, on: Ground(.duty))
            return (Result { try body(reading, mark) }, try engine.submit { try $0.append(entry) })
        }
        return try counts.get()
    }
}
