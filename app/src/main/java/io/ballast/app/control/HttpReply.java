package io.ballast.app.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one form of a reply that the daemon sends: a length, and so many bytes. */
final class HttpReply {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,9})\r?$");
  private static final String END = "\r\n\r\n";

  private HttpReply() {}

  /**
   * @throws IOException if it is none, or cut off
   */
  static ControlClient.Reply parse(byte[] bytes) throws IOException {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf(END);
    String head = end < 0 ? "" : all.substring(0, end);
    Matcher status = STATUS.matcher(head);
    Matcher length = LENGTH.matcher(head);
    if (!status.lookingAt() || !length.find()) {
      throw new IOException("it does not answer as a daemon of Ballast does");
    }
    int begin = end + END.length();
    int body = Integer.parseInt(length.group(1));
    if (bytes.length - begin < body) {
      throw new IOException("its answer was cut off");
    }
    return new ControlClient.Reply(
        Integer.parseInt(status.group(1)), new String(bytes, begin, body, StandardCharsets.UTF_8));
  }
}
