import Testing

@testable import RecordSQL

/// When the writer waits a moment for more.
@Suite struct CommitRhythmTests {
    private func rhythm(_ size: Int, _ commit: Duration) -> CommitRhythm {
        var rhythm = CommitRhythm()
        rhythm.committed(size, in: commit)
        return rhythm
    }

    @Test func `nobody waits at first, where few came, or where a commit is quick`() {
        #expect(CommitRhythm().enough == nil)
        #expect(rhythm(7, .milliseconds(4)).enough == nil)
        #expect(rhythm(64, .microseconds(499)).enough == nil)
    }

    @Test func `where many shared a slow commit, most of them are waited for, for half of it`() {
        let slow = rhythm(64, .milliseconds(4))
        #expect(slow.enough == 48)
        #expect(slow.patience == .milliseconds(2))
        #expect(rhythm(8, .microseconds(500)).enough == 6)
    }

    @Test func `nobody waits long, however slow the disk is`() {
        #expect(rhythm(64, .seconds(3)).patience == .milliseconds(4))
    }

    @Test func `few that came in the end are not waited for again`() {
        var rhythm = rhythm(64, .milliseconds(4))
        rhythm.committed(1, in: .milliseconds(4))
        #expect(rhythm.enough == nil)
    }
}
