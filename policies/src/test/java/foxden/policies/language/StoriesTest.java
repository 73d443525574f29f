package foxden.policies.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.Text;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoriesTest {

  private final Stories stories = new Stories();

  private List<String> words(int[] tokens) {
    return Arrays.stream(tokens).mapToObj(stories.words()::show).toList();
  }

  @Test
  void everyAnswerIsTheLastWordOnItsQuestion() {
    int answers = 0;
    for (int seed = 0; seed < 40; seed++) {
      Stories.Story story = stories.story(seed, 300);
      assertEquals(301, story.tokens().length);
      List<String> words = words(story.tokens());
      Map<String, String> last = new HashMap<>();
      for (int i = 0; i + 2 < words.size(); i++) {
        if (words.get(i).equals("chapter")) {
          last.keySet().removeIf(key -> key.startsWith("who "));
        } else if (words.get(i).equals("give")) {
          last.put("who " + words.get(i + 1), words.get(i + 2));
        } else if (words.get(i).equals("home")) {
          last.put("where " + words.get(i + 1), words.get(i + 2));
        }
        int answer = i + 2;
        if (Arrays.stream(story.answers()).anyMatch(a -> a == answer)) {
          assertEquals(last.get(words.get(i) + " " + words.get(i + 1)), words.get(answer));
          answers++;
        }
      }
    }
    assertTrue(answers > 1000, answers + " answers");
  }

  @Test
  void theSameSeedTellsTheSameStoryAndRunsDoNotMeet() {
    assertArrayEquals(stories.story(5, 100).tokens(), stories.story(5, 100).tokens());
    assertFalse(Arrays.equals(stories.story(5, 100).tokens(), stories.story(6, 100).tokens()));
    Text one = stories.batches(1, 4, 64).batch(3).get(2);
    assertArrayEquals(one.tokens(), stories.batches(1, 4, 64).batch(3).get(2).tokens());
    assertFalse(Arrays.equals(one.tokens(), stories.batches(2, 4, 64).batch(3).get(2).tokens()));
  }

  @Test
  void aNeedleIsNamedOnceAndAskedForAtTheEnd() {
    for (int seed = 0; seed < 30; seed++) {
      for (double depth : new double[] {0, 0.5, 1}) {
        List<String> words = words(stories.needle(seed, 128, depth).tokens());
        assertEquals(129, words.size());
        assertEquals("where", words.get(126));
        String who = words.get(127);
        int first = words.indexOf(who);
        assertEquals("home", words.get(first - 1));
        assertEquals(words.get(128), words.get(first + 1));
        assertEquals(127, first + 1 + words.subList(first + 1, 129).indexOf(who));
        assertEquals(depth * 124, first, 14);
      }
    }
  }

  @Test
  void noiseReplacesAsOftenAsItSaysAndIsNotMeasured() {
    Stories.Story story = stories.story(3, 2000);
    Text clean = story.text();
    Text noisy = stories.corrupted(story, 0.2, 9);
    int changed = 0;
    for (int i = 1; i < 2000; i++) {
      if (noisy.targets()[i - 1] == FoxLanguageModel.IGNORE) {
        changed++;
      } else {
        assertEquals(clean.tokens()[i], noisy.tokens()[i]);
      }
    }
    assertEquals(400, changed, 60);
    assertArrayEquals(clean.tokens(), stories.corrupted(story, 0, 9).tokens());
  }
}
