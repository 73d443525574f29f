package foxden.policies.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import foxden.policies.catalog.Trainings;
import foxden.policies.fox.FoxActivations;
import foxden.policies.fox.FoxLanguageModel;
import foxden.policies.fox.LanguageCheckpoint;
import foxden.policies.fox.LanguageStream;
import foxden.policies.fox.TrainingRecipe;
import foxden.policies.nn.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTrainingTest {

  private final Trainings trainings = Trainings.standard(Path.of("."));

  @Test
  void learnsATextAndWritesOn(@TempDir Path dir) throws IOException {
    Path text = Files.writeString(dir.resolve("text.txt"), "the fox is in the den. ".repeat(100));
    TrainingRecipe recipe = trainings.on("lm-fox", text);
    Path folder = dir.resolve("made");
    recipe.train(folder, 60, 1, 2, () -> 0, p -> true);
    JsonObject made =
        JsonParser.parseString(Files.readString(folder.resolve("training.json"))).getAsJsonObject();
    assertTrue(made.get("held_out_loss").getAsDouble() < 1, made.toString());
    assertEquals(2300, made.get("bytes").getAsInt());
    FoxLanguageModel model = LanguageCheckpoint.load(folder, Kernels.create(1)).model();
    ByteTokenizer bytes = new ByteTokenizer(false);
    int[] prompt = bytes.encode("the fox is in the den. the f");
    int[] likeliest = new Continuation(new LanguageStream(model), 256, 0, 0).after(prompt, 8);
    assertEquals("ox is in", bytes.decode(likeliest));
    // The same by one pass over everything at each step.
    int[] all = prompt;
    for (int expected : likeliest) {
      float[] logits = model.logits(all, new FoxActivations(model.config(), model.kernels()));
      int best = 0;
      for (int i = 0; i < 256; i++) {
        int last = (all.length - 1) * 256;
        best = logits[last + i] > logits[last + best] ? i : best;
      }
      assertEquals(expected, best);
      all = java.util.Arrays.copyOf(all, all.length + 1);
      all[all.length - 1] = best;
    }
    assertArrayEquals(drawn(model, prompt, 3), drawn(model, prompt, 3));
    assertFalse(
        java.util.Arrays.equals(drawn(model, prompt, 3), drawn(model, prompt, 4)),
        "another seed writes another text");
  }

  private static int[] drawn(FoxLanguageModel model, int[] prompt, long seed) {
    LanguageStream stream = LanguageStream.forgetful(model, -10);
    return new Continuation(stream, 256, 4, seed).after(prompt, 40);
  }

  @Test
  void saysWhatIsWrongWithAText(@TempDir Path dir) throws IOException {
    assertSays("is not a file", () -> trainings.on("lm-fox", dir));
    assertSays("is not a file", () -> trainings.on("lm-fox", dir.resolve("nowhere.txt")));
    Path brief = Files.writeString(dir.resolve("brief.txt"), "too short");
    assertSays("has 9 bytes; training needs at least 258", () -> trainings.on("lm-fox", brief));
    Path text = Files.writeString(dir.resolve("text.txt"), "a".repeat(300));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> trainings.on("gridworld", text));
    assertTrue(String.valueOf(e.getMessage()).contains("lm-"), e.getMessage());
    Files.writeString(dir.resolve("vocab.json"), "{}");
    assertSays(
        "holds a model of words",
        () -> trainings.on("lm-fox", text).train(dir, 1, 0, 1, () -> 0, p -> true));
  }

  private static void assertSays(String part, org.junit.jupiter.api.function.Executable mistake) {
    IOException e = assertThrows(IOException.class, mistake);
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }
}
