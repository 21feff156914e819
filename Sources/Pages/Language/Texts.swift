/// Every word of the interface in one language. A language that lacks one does not compile.
///
/// A class, since every view holds it: hundreds of strings are then shared, not copied.
package final class Texts: Sendable {
    package let common: CommonTexts
    package let subject: SubjectTexts
    package let overview: OverviewTexts
    package let entry: EntryTexts
    package let thread: ThreadTexts
    package let result: ResultTexts
    package let chapter: ChapterTexts
    package let course: CourseTexts
    package let signIn: SignInTexts
    package let choose: ChooseTexts
    package let find: FindTexts
    package let quality: QualityTexts
    package let accessLog: AccessLogTexts
    package let error: ErrorTexts
    package let help: HelpTexts
    package let sayings: Sayings
    package let calendar: CalendarTexts

    private init(
        common: CommonTexts,
        subject: SubjectTexts,
        overview: OverviewTexts,
        entry: EntryTexts,
        thread: ThreadTexts,
        result: ResultTexts,
        chapter: ChapterTexts,
        course: CourseTexts,
        signIn: SignInTexts,
        choose: ChooseTexts,
        find: FindTexts,
        quality: QualityTexts,
        accessLog: AccessLogTexts,
        error: ErrorTexts,
        help: HelpTexts,
        sayings: Sayings,
        calendar: CalendarTexts
    ) {
        self.common = common
        self.subject = subject
        self.overview = overview
        self.entry = entry
        self.thread = thread
        self.result = result
        self.chapter = chapter
        self.course = course
        self.signIn = signIn
        self.choose = choose
        self.find = find
        self.quality = quality
        self.accessLog = accessLog
        self.error = error
        self.help = help
        self.sayings = sayings
        self.calendar = calendar
    }

    package static let danish = Texts(
        common: .danish,
        subject: .danish,
        overview: .danish,
        entry: .danish,
        thread: .danish,
        result: .danish,
        chapter: .danish,
        course: .danish,
        signIn: .danish,
        choose: .danish,
        find: .danish,
        quality: .danish,
        accessLog: .danish,
        error: .danish,
        help: .danish,
        sayings: .danish, calendar: .danish)

    package static let english = Texts(
        common: .english,
        subject: .english,
        overview: .english,
        entry: .english,
        thread: .english,
        result: .english,
        chapter: .english,
        course: .english,
        signIn: .english,
        choose: .english,
        find: .english,
        quality: .english,
        accessLog: .english,
        error: .english,
        help: .english,
        sayings: .english, calendar: .english)
}
