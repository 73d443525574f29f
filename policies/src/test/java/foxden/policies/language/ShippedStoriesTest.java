package foxden.policies.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.policies.fox.FoxActivations;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped language models answer questions about stories that they have not seen. */
class ShippedStoriesTest {

  @ParameterizedTest
  @ValueSource(strings = {"lm-fox", "lm-fox-pro"})
  void answersWhatWasSaidBefore(String name) throws IOException {
    Path dir = Path.of("checkpoints", name);
    LanguageCheckpoint checkpoint = LanguageCheckpoint.load(dir, Kernels.create(1));
    Stories stories = new Stories();
    assertEquals("words", Tokenizers.of(dir, stories.words().size()).orElseThrow().name());
    FoxActivations scratch =
        new FoxActivations(checkpoint.model().config(), checkpoint.model().kernels());
    int right = 0;
    int asked = 0;
    int v = stories.words().size();
    for (int seed = 0; seed < 20; seed++) {
      Stories.Story story = stories.story(seed, StoryTraining.LENGTH);
      float[] logits = checkpoint.model().logits(story.text().tokens(), scratch);
      for (int answer : story.answers()) {
        int best = 0;
        for (int i = 1; i < v; i++) {
          best = logits[(answer - 1) * v + i] > logits[(answer - 1) * v + best] ? i : best;
        }
        right += best == story.tokens()[answer] ? 1 : 0;
        asked++;
      }
    }
    assertTrue(asked > 50, asked + " questions");
    assertTrue(right > 0.95 * asked, right + " of " + asked + " right");
  }
}
