package foxden.app.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foxden.app.FxToolkit;
import foxden.app.link.Pulse;
import foxden.policies.fox.FoxConfig;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.language.Stories;
import foxden.policies.nn.Kernels;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that are too long for the field. */
class LoadedTextTest {

  /** The field shows a long file's beginning; the button read that beginning only. */
  @Test
  void readingAgainReadsTheWholeLoadedFile() {
    Stories stories = new Stories();
    String file = stories.words().decode(stories.story(1, 1500).tokens()).replace(". ", ".\n");
    assertTrue(file.length() > 3000);
    reads(file, "reading 1[0-9]{3} tokens.*");
  }

  /** A pattern over the whole list ran out of stack, and nothing was read or said. */
  @Test
  void aListOfSixteenThousandNumbersIsRead() {
    reads("12, ".repeat(16_383) + "7\n", "reading 16384 tokens.*");
  }

  private static void reads(String file, String said) {
    FxToolkit.start();
    Stories stories = new Stories();
    FoxLanguageModel model =
        new FoxLanguageModel(
            FoxConfig.of(1, 16, 2, 16), stories.words().size(), false, Kernels.create(1));
    model.initialise(1);
    FxToolkit.onFx(
        () -> {
          Pulse pulse =
              new Pulse(
                  e -> {
                    throw new AssertionError(e);
                  });
          try (CheckpointView view =
              new CheckpointView(pulse, "lm", model, Optional.of(stories.words()), "")) {
            view.load(file);
            String whole = view.said();
            assertTrue(whole.matches(said), whole);
            view.read();
            assertEquals(whole, view.said());
          }
          return null;
        });
  }
}
