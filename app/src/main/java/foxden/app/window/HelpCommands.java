package foxden.app.window;

import foxden.app.command.Command;
import foxden.app.command.Command.Menu;
import foxden.app.command.Commands;
import foxden.app.command.KeyMap;
import foxden.app.findings.StoriesView;
import foxden.app.findings.StudiesView;
import foxden.app.lesson.Lesson;
import foxden.app.lesson.LessonFile;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.kordamp.ikonli.feather.Feather;

/** The rest of the menu "Help": lessons, and the bug bundle. */
final class HelpCommands {

  /** Answers that have a key. */
  private static final int CHOICES = 3;

  private HelpCommands() {}

  static void add(Commands c, WorkbenchWindow w) {
    for (Map.Entry<String, Lesson> e : LessonFile.shipped().entrySet()) {
      Lesson lesson = e.getValue();
      c.add(
          Command.of(
                  "lesson." + e.getKey(),
                  Menu.HELP,
                  "Lesson: " + lesson.title(),
                  () -> w.lesson().begin(lesson))
              .help(lesson.summary() + " About " + lesson.minutes() + " minutes.")
              .icon(Feather.BOOK_OPEN)
              .build());
    }
    BooleanSupplier on = () -> w.lesson().running();
    c.add(
        Command.of("lesson.next", Menu.HELP, "Next page of the lesson", () -> w.lesson().turn(1))
            .keys(KeyMap.ALWAYS, "Page Down")
            .when(on)
            .build());
    c.add(
        Command.of("lesson.back", Menu.HELP, "Page before", () -> w.lesson().turn(-1))
            .keys(KeyMap.ALWAYS, "Page Up")
            .when(on)
            .build());
    for (int i = 0; i < CHOICES; i++) {
      int choice = i;
      char letter = (char) ('a' + i);
      c.add(
          Command.of(
                  "lesson.choose." + letter,
                  Menu.HELP,
                  "Predict answer " + letter,
                  () -> w.lesson().choose(choice))
              .keys(KeyMap.ALWAYS, "Alt+" + (i + 1))
              .when(() -> w.lesson().choices() > choice)
              .build());
    }
    c.add(
        Command.of("lesson.answer", Menu.HELP, "Show the answer", () -> w.lesson().showAnswer())
            .keys(KeyMap.ALWAYS, "Ctrl+Down")
            .when(on)
            .build());
    c.add(
        Command.of("lesson.leave", Menu.HELP, "Leave the lesson", () -> w.lesson().leave())
            .help("The window is as it was before.")
            .when(on)
            .build());
    c.add(
        Command.of(
                "help.studies",
                Menu.HELP,
                "Findings of the household fox\u2026",
                () -> Optional.ofNullable(w.studies()).ifPresent(StudiesView::open))
            .help("Its heads and gates taken away, its senses made noisy: tables to watch from.")
            .icon(Feather.BAR_CHART_2)
            .keys(KeyMap.ALWAYS, "Ctrl+J")
            .build());
    c.add(
        Command.of(
                "help.stories",
                Menu.HELP,
                "Findings of the language models\u2026",
                () -> Optional.ofNullable(w.stories()).ifPresent(StoriesView::open))
            .help("Forget gates against rotary positions on generated stories, with intervals.")
            .icon(Feather.TRENDING_UP)
            .keys(KeyMap.ALWAYS, "Ctrl+Shift+J")
            .build());
    c.add(
        Command.of("help.bundle", Menu.HELP, "Write a bug bundle", w::bundle)
            .help("This step with log, state, settings and picture in one file: foxden open FILE.")
            .icon(Feather.PACKAGE)
            .keys(KeyMap.ALWAYS, "Ctrl+B")
            .build());
  }
}
