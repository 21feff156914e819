/// Why a report cannot be taken as it is: said back to whoever sent it, without personal data.
package enum ReportFault: Error, Sendable, Hashable {
    /// What is wrong with a value; with a question back where no living person has it.
    case value(Measurement.Fault)
    /// It says that it was measured later than now: the sender's clock is wrong.
    case future
    /// It is older than what is taken in.
    case old
    /// The plan is over.
    case ended
    /// The transmission's id is missing or too long.
    case transmission
    /// The same transmission's id came before with other values.
    case otherContent
}
