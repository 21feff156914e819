import FHIR

/// Why a device's message is not taken in. Says nothing of anybody: it may be logged as it is.
package struct DeviceRefusal: Error, Sendable, Hashable {
    package var code: Code
    /// For whoever builds or installs the device.
    package var reason: String
    /// Asked back, for whoever stands beside it; nil where there is nothing to ask.
    package var question: Wording?

    package init(_ code: Code, _ reason: String, asking question: Wording? = nil) {
        self.code = code
        self.reason = reason
        self.question = question
    }

    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// No such device is registered, or it is not in use, or nobody's.
        case unknownDevice = "unknown-device"
        /// The body is not what is documented.
        case malformed
        case unknownMeasure = "unknown-measure"
        case unit
        /// No living person has this value.
        case impossible
        /// The device's clock is ahead.
        case future
        case old
        /// Nobody has asked for this measure: the citizen has no running plan with it.
        case notAskedFor = "not-asked-for"
        /// This id of a transmission came before with other values.
        case otherContent = "other-content"
    }

    init(_ fault: ReportFault) {
        switch fault {
        case .value(.impossible(let measure, let value, _)):
            self.init(
                .impossible, fault.reason,
                asking: Measure.named(measure).map { FindingWords.impossible($0, value) })
        case .value(.unknownMeasure): self.init(.unknownMeasure, fault.reason)
        case .value(.unit): self.init(.unit, fault.reason)
        case .value(.incomplete), .transmission: self.init(.malformed, fault.reason)
        case .future: self.init(.future, fault.reason)
        case .old: self.init(.old, fault.reason)
        case .ended: self.init(.notAskedFor, fault.reason)
        case .otherContent: self.init(.otherContent, fault.reason)
        }
    }

    /// What the device is told.
    package var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("error", code.rawValue)
            $0.member("reason", reason)
            if let question {
                $0.object("question") {
                    $0.member("da", question.danish)
                    $0.member("en", question.english)
                }
            }
        }
        return writer.bytes
    }
}

extension ReportFault {
    /// In words, without anybody's value.
    package var reason: String {
        switch self {
        case .value(let fault): fault.reason
        case .future: "it says that it was measured later than now: set the device's clock"
        case .old: "it was measured more than \(Report.oldest / LocalClock.day) days ago"
        case .ended: "the plan is over"
        case .transmission:
            "an id of the transmission, and from 1 to \(Report.mostValues) values, each measure once"
        case .otherContent: "this id of a transmission came before with other values"
        }
    }
}
