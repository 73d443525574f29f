package foxden.policies.llm;

import foxden.policies.lmact.Prompt;
import foxden.sim.Observation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of a prompt: its text in UTF-8, then width, height and pixels of each picture. */
final class PromptHash {

  private PromptHash() {}

  static String of(Prompt prompt) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
    digest.update(prompt.text().getBytes(StandardCharsets.UTF_8));
    for (Prompt.Part part : prompt.parts()) {
      if (part instanceof Prompt.Picture picture) {
        Observation.Image image = picture.image();
        digest.update(ByteBuffer.allocate(8).putInt(image.width()).putInt(image.height()).flip());
        digest.update(image.rgb());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
