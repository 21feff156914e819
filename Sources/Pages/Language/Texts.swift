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
    package let session: SessionTexts
    package let choose: ChooseTexts
    package let find: FindTexts
    package let quality: QualityTexts
    package let accessLog: AccessLogTexts
    package let lookCase: LookCaseTexts
    package let access: AccessTexts
    package let giving: GivingTexts
    package let mandate: MandateTexts
    package let error: ErrorTexts
    package let help: HelpTexts
    package let letter: LetterTexts
    package let apps: AppTexts
    package let responsibility: ResponsibilityTexts
    package let transition: TransitionTexts
    package let promise: PromiseTexts
    package let stay: StayTexts
    package let task: TaskTexts
    package let jointPlan: JointPlanTexts
    package let failure: FailureTexts
    package let caseList: CaseTexts
    package let timeliness: TimelinessTexts
    package let alarm: AlarmTexts
    package let tuning: TuningTexts
    package let questionnaire: QuestionnaireTexts
    package let keeping: KeepingTexts
    package let today: TodayTexts
    package let monitoring: MonitoringTexts
    package let homeAssessment: HomeAssessmentTexts
    package let equipment: EquipmentTexts
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
        session: SessionTexts,
        choose: ChooseTexts,
        find: FindTexts,
        quality: QualityTexts,
        accessLog: AccessLogTexts,
        lookCase: LookCaseTexts,
        access: AccessTexts,
        giving: GivingTexts,
        mandate: MandateTexts,
        error: ErrorTexts,
        help: HelpTexts,
        letter: LetterTexts,
        apps: AppTexts,
        responsibility: ResponsibilityTexts,
        transition: TransitionTexts,
        promise: PromiseTexts,
        stay: StayTexts,
        task: TaskTexts,
        jointPlan: JointPlanTexts,
        failure: FailureTexts,
        caseList: CaseTexts,
        timeliness: TimelinessTexts,
        alarm: AlarmTexts,
        tuning: TuningTexts,
        questionnaire: QuestionnaireTexts,
        keeping: KeepingTexts,
        today: TodayTexts,
        monitoring: MonitoringTexts,
        homeAssessment: HomeAssessmentTexts,
        equipment: EquipmentTexts,
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
        self.session = session
        self.choose = choose
        self.find = find
        self.quality = quality
        self.accessLog = accessLog
        self.lookCase = lookCase
        self.access = access
        self.giving = giving
        self.mandate = mandate
        self.error = error
        self.help = help
        self.letter = letter
        self.apps = apps
        self.responsibility = responsibility
        self.transition = transition
        self.promise = promise
        self.stay = stay
        self.task = task
        self.jointPlan = jointPlan
        self.failure = failure
        self.caseList = caseList
        self.timeliness = timeliness
        self.alarm = alarm
        self.tuning = tuning
        self.questionnaire = questionnaire
        self.keeping = keeping
        self.today = today
        self.monitoring = monitoring
        self.homeAssessment = homeAssessment
        self.equipment = equipment
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
        session: .danish,
        choose: .danish,
        find: .danish,
        quality: .danish,
        accessLog: .danish,
        lookCase: .danish,
        access: .danish,
        giving: .danish,
        mandate: .danish,
        error: .danish,
        help: .danish,
        letter: .danish,
        apps: .danish,
        responsibility: .danish,
        transition: .danish,
        promise: .danish,
        stay: .danish,
        task: .danish,
        jointPlan: .danish,
        failure: .danish,
        caseList: .danish,
        timeliness: .danish,
        alarm: .danish,
        tuning: .danish,
        questionnaire: .danish,
        keeping: .danish,
        today: .danish,
        monitoring: .danish,
        homeAssessment: .danish,
        equipment: .danish,
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
        session: .english,
        choose: .english,
        find: .english,
        quality: .english,
        accessLog: .english,
        lookCase: .english,
        access: .english,
        giving: .english,
        mandate: .english,
        error: .english,
        help: .english,
        letter: .english,
        apps: .english,
        responsibility: .english,
        transition: .english,
        promise: .english,
        stay: .english,
        task: .english,
        jointPlan: .english,
        failure: .english,
        caseList: .english,
        timeliness: .english,
        alarm: .english,
        tuning: .english,
        questionnaire: .english,
        keeping: .english,
        today: .english,
        monitoring: .english,
        homeAssessment: .english,
        equipment: .english,
        sayings: .english, calendar: .english)
}
