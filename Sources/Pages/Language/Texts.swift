/// Every word of the interface in one language. A language that lacks one does not compile.
package struct Texts: Sendable {
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
    package let error: ErrorTexts
    package let help: HelpTexts
    package let sayings: Sayings
    package let calendar: CalendarTexts

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
        error: .english,
        help: .english,
        sayings: .english, calendar: .english)
}
