package import Care
import FHIR
package import Record

/// Takes what people do with monitoring at home to the record's door: as staff, as the citizen, as a relative who may.
package struct MonitoringDesk: Sendable {
    let record: Record
    let zone: LocalClock

    package init(_ record: Record, zone: LocalClock = .denmark) {
        self.record = record
        self.zone = zone
    }

    /// As whom something is done, why, and by which page or interaction.
    package typealias Hand = ConsentDesk.Hand

    // MARK: A plan

    /// Starts a programme for a citizen and says the plan's id. The unit that watches has a care relation by it.
    ///
    /// - Parameters:
    ///   - programme: the version, as `URL|VERSION`.
    ///   - unit: who watches.
    /// - Throws: ``RecordError/notFound`` where there is no such citizen or programme; ``RecordError/conflict(_:)`` where the
    ///   citizen has a running plan of the same programme.
    package func start(
        _ programme: String, watchedBy unit: TaskParty, from instant: Int64? = nil, of patient: String, by hand: Hand
    ) async throws -> String {
        throw RecordError.fault("signatures only")
    }

    /// Agrees on a time without measurements. What was due in it is not missing.
    package func pause(
        _ plan: String, from: Int64, until: Int64?, why: String, of patient: String, by hand: Hand
    ) async throws {}

    /// Ends the pause that is, from now; a pause that is only planned falls away.
    package func resume(_ plan: String, of patient: String, by hand: Hand) async throws {}

    /// Ends a plan.
    ///
    /// - Parameter isAsPlanned: whether it has done what it was for; else it is given up.
    package func end(
        _ plan: String, isAsPlanned: Bool, why: String, of patient: String, by hand: Hand
    ) async throws {}

    /// Sets limits for one citizen, in place of the programme's. For doctors.
    ///
    /// - Parameter limits: nil: the programme's hold again.
    package func setLimit(
        of measure: String, to limits: LimitSet?, why: String, in plan: String, seen version: Int, of patient: String,
        by hand: Hand
    ) async throws {}

    /// Moves a plan to another version of its programme.
    package func move(
        _ plan: String, to programme: String, seen version: Int, of patient: String, by hand: Hand
    ) async throws {}

    // MARK: What is measured

    /// What somebody reports of one activity, all of it measured together.
    package struct Report: Sendable, Hashable {
        /// The activity's id; nil: outside the programme's times.
        package var activity: String?
        package var values: [Value]
        /// When it was measured.
        package var at: Int64
        /// The sender's own id of this report, so that it counts once however often it is sent.
        package var transmission: String

        package struct Value: Sendable, Hashable {
            package var measure: String
            package var value: Double
            /// By UCUM.
            package var unit: String

            package init(measure: String, value: Double, unit: String) {
                self.measure = measure
                self.value = value
                self.unit = unit
            }
        }

        package init(activity: String? = nil, values: [Value], at instant: Int64, transmission: String) {
            self.activity = activity
            self.values = values
            at = instant
            self.transmission = transmission
        }
    }

    /// Takes a report in and says what its values mean. Sent again it is the same answer, and counts once.
    ///
    /// - Throws: ``ReportFault`` where it cannot be taken as it is, with a question back.
    package func report(
        _ report: Report, in plan: String, of patient: String, by hand: Hand
    ) async throws -> [Judgement] {
        throw RecordError.fault("signatures only")
    }

    /// The citizen, or a relative who may act, wants to be contacted.
    package func wish(_ words: String?, in plan: String, of patient: String, by hand: Hand) async throws {}

    // MARK: What deviates

    /// Somebody has seen what was found.
    ///
    /// - Parameter version: of the Task, as it was seen.
    /// - Throws: ``RecordError/conflict(_:)`` where it has changed since: somebody else was first, or something new has come.
    package func see(_ deviation: String, seen version: Int, of patient: String, by hand: Hand) async throws {}

    /// Somebody takes it: nobody else need.
    package func take(_ deviation: String, seen version: Int, of patient: String, by hand: Hand) async throws {}

    /// It is dealt with.
    ///
    /// - Parameter words: what was done, which the citizen reads too.
    package func complete(
        _ deviation: String, _ action: Deviation.Action, words: String, seen version: Int, of patient: String,
        by hand: Hand
    ) async throws {}
}
