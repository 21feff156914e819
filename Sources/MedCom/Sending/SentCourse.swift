/// What a municipality has been told of one stay.
struct SentCourse: Sendable, Hashable, Codable {
    /// How many stays, as messages see it, the Encounter has been: a transfer begins another.
    var stays = 0
    /// The steps of the stay that is told of now, oldest first.
    var steps: [MessageEnvelope.Step] = []
    var told: StayState?
}
