/// What a hospital tells the municipality when somebody goes home.
extension Chart {
    /// Writes the discharge report and the message to the home nursing, where the stay is over.
    func handOver(_ visit: Visit, diagnosis: String) {
        guard visit.end.date < end || (visit.end.date == end && isAlive),
            let nursing = directory.unit("homenursing", in: citizen.municipality)
        else { return }
        document("dischargereport", Words(diagnosis: diagnosis, course: "walking", plan: "plangp"), visit: visit)
        message(
            "messagedischarge", at: visit.end, from: visit.unit.organization, to: nursing.organization,
            pathway: visit.pathway)
    }
}
