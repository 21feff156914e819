extension Measurement.Fault {
    /// In words, without anybody's value.
    package var reason: String {
        switch self {
        case .unknownMeasure: "no measure of this name or code is known"
        case .unit(let measure, let given, let possible):
            "\(measure) does not come in \(given.isEmpty ? "no unit" : "`\(given)`"), but in \(possible.joined(separator: ", "))"
        case .impossible(let measure, _, let possible):
            "\(measure) must be from \(MonitoringNumber.text(possible.lowerBound)) to "
                + "\(MonitoringNumber.text(possible.upperBound)): is the unit right?"
        case .incomplete(let element): "\(element) is missing or is no such value"
        }
    }
}
