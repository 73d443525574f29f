package foxden.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.lesson.Lesson.Act;
import foxden.app.lesson.Lesson.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonFileTest {

  private static final Path ROOT = Path.of(System.getProperty("foxden.root", ".."));

  private static final String WHOLE =
      """
      {"foxden_lesson": 1, "title": "T", "summary": "S.", "minutes": 3,
       "moments": {"grasp": {"event": "grasp", "nth": -1}, "later": {"step": 40}},
       "steps": [
         {"title": "A", "text": "B",
          "do": [{"open": "gridworld", "seed": 3, "driver": "fox"}, {"seek": "grasp"},
                 {"seek": 12}, {"head": [1, 2]}, {"overlays": ["attention"]},
                 {"again": {"decimals": 3}}],
          "question": {"text": "Q?", "choices": ["x", "y"], "answer": 1},
          "reveal": {"text": "R", "do": [{"play": false}]}}]}
      """;

  @Test
  void everythingALessonSaysIsRead() throws IOException {
    Lesson lesson = LessonFile.parse("x", WHOLE);
    Lesson.Step step = lesson.steps().get(0);
    assertEquals(new Act.Open("gridworld", 3L, "fox"), step.acts().get(0));
    assertEquals(new Act.Seek(new Moment.OnEvent("grasp", -1)), step.acts().get(1));
    assertEquals(new Act.Seek(new Moment.At(12)), step.acts().get(2));
    assertEquals(new Act.Again(3, "", 0, 0), step.acts().get(5));
    assertEquals(1, step.question().answer());
    assertEquals(List.of(new Act.Play(false)), step.reveal().acts());
    assertEquals(new Lesson.Panes(false, true, true), lesson.panes());
  }

  @Test
  void shippedLessonsAreWholeAndWhatTheyOpenIsThere() {
    Map<String, Lesson> all = LessonFile.shipped();
    assertEquals(3, all.size());
    all.values()
        .forEach(
            lesson -> {
              assertTrue(lesson.steps().size() >= 4, lesson.title());
              assertTrue(lesson.steps().stream().anyMatch(s -> s.question() != null));
              for (Lesson.Step step : lesson.steps()) {
                for (Act act : step.acts()) {
                  if (act instanceof Act.Open open && open.target().endsWith(".mcap")) {
                    assertTrue(Files.isRegularFile(ROOT.resolve(open.target())), open.target());
                  }
                }
              }
            });
  }

  @Test
  void aBrokenLessonIsOneSentenceWithFilePlaceAndMend() {
    Map<String, String[]> broken =
        Map.ofEntries(
            Map.entry(
                "\"answer\": 1",
                new String[] {
                  "\"answer\": 2", "at steps[0].question.answer: is 2, and must be from 0 to 1"
                }),
            Map.entry(
                "\"play\": false",
                new String[] {
                  "\"play\": 3", "at steps[0].reveal.do[0].play: must be true or false"
                }),
            Map.entry(
                "\"seek\": \"grasp\"",
                new String[] {
                  "\"seek\": \"grsap\"", "there is no moment 'grsap'; moments are [grasp, later]"
                }),
            Map.entry(
                "\"title\": \"A\"",
                new String[] {
                  "\"titel\": \"A\"", "at steps[0]: 'titel' means nothing here; known are title"
                }),
            Map.entry(
                "\"summary\": \"S.\"", new String[] {"\"summary\": \"\"", "at summary: is empty"}),
            Map.entry("[1, 2]", new String[] {"[1]", "must be [layer, head]"}),
            Map.entry(
                "[\"attention\"]",
                new String[] {
                  "[\"atention\"]", "at steps[0].do[4].overlays[0]: 'atention' is none of contacts"
                }),
            Map.entry(
                "{\"seek\": 12}",
                new String[] {"{\"jump\": 12}", "'jump' is nothing a lesson can do"}),
            Map.entry(
                "\"foxden_lesson\": 1",
                new String[] {"\"foxden_lesson\": 9", "this Foxden reads version 1"}),
            Map.entry(
                "{\"event\": \"grasp\", \"nth\": -1}",
                new String[] {"{}", "at moments.grasp: a moment has one of"}));
    broken.forEach(
        (good, bad) -> {
          assertTrue(WHOLE.contains(good), good);
          IOException e =
              assertThrows(
                  IOException.class,
                  () -> LessonFile.parse("mine.lesson.json", WHOLE.replace(good, bad[0])),
                  bad[1]);
          assertTrue(e.getMessage().startsWith("mine.lesson.json "), e.getMessage());
          assertTrue(e.getMessage().contains(bad[1]), e.getMessage());
          assertFalse(e.getMessage().contains("\n"), e.getMessage());
        });
  }

  @Test
  void aLessonThatWasCutAnywhereIsASentence(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("cut.lesson.json");
    for (int at = 0; at < WHOLE.strip().length(); at++) {
      Files.writeString(file, WHOLE.substring(0, at));
      IOException e = assertThrows(IOException.class, () -> LessonFile.read(file));
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    }
  }

  // ---- Where somebody stands ----------------------------------------------------------------

  @Test
  void onePredictsBeforeOneSees() throws IOException {
    LessonModel m = new LessonModel(LessonFile.parse("x", WHOLE));
    assertTrue(m.canReveal());
    assertFalse(m.mayReveal());
    m.choose(0);
    assertTrue(m.mayReveal());
    assertNull(m.right());
    m.reveal();
    assertEquals(false, m.right());
    m.choose(1);
    assertEquals(0, m.choice());
    assertEquals("0 of 1 predicted", m.score());
    assertEquals(1.0, m.progress());
    assertNotNull(m.lesson());
  }
}
