/// From when looks are worth a second glance. None of these numbers is a rule that we have found: they are settings, and
/// an operator who knows the work better changes them.
package struct LookThresholds: Sendable, Hashable {
    /// More different citizens than this within the window, by one person. Our choice: a busy clinic day has fewer.
    package var mostPatients: Int
    /// Milliseconds: an hour.
    package var window: Int64
    /// Roles whose work is by day. Our choice: hospitals, home nursing and the acute line work around the clock.
    package var dayRoles: Set<String>
    /// The hours in which those work, on weekdays. Our choice, with an hour on either side of 7 to 18.
    package var workingHours: Range<Int>
    /// One look of so many is drawn by lot.
    package var sampleEvery: UInt64
    /// What the draw is made from: the same seed draws the same looks.
    package var seed: UInt64

    package init(
        mostPatients: Int, window: Int64, dayRoles: Set<String>, workingHours: Range<Int>, sampleEvery: UInt64,
        seed: UInt64
    ) {
        self.mostPatients = mostPatients
        self.window = window
        self.dayRoles = dayRoles
        self.workingHours = workingHours
        self.sampleEvery = sampleEvery
        self.seed = seed
    }

    package static let standard = LookThresholds(
        mostPatients: 40, window: 3_600_000,
        dayRoles: ["general-practitioner", "gp-clinic-staff", "secretary", "therapist", "coordinator"],
        workingHours: 6..<19, sampleEvery: 500, seed: 0x546F_7668_6F6C_6465)
}
