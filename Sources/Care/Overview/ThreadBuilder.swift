package import FHIR

/// One citizen's thread from resources in memory, without a record: for trying rules, pages and single files.
package struct ThreadBuilder {
    private let thread: MemoryThread

    /// - Parameters:
    ///   - patient: the id of the Patient.
    ///   - resources: the citizen's and the directory's, in any order; what is another citizen's is left out.
    package init(patient: String, resources: [JSONValue]) {
        thread = MemoryThread(of: patient, from: resources)
    }

    /// The overview as it stands at an instant, in milliseconds since 1970-01-01T00:00:00Z.
    package func overview(at instant: Int64) throws -> Overview {
        try OverviewRules(thread: CitizenThread(thread, at: instant)).overview()
    }
}
