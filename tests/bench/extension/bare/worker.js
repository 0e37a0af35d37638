chrome.runtime.onMessage.addListener((message, sender, answer) => {
  chrome.action.setBadgeText({ text: '0:00' }).then(() => answer('done'));
  return true;
});
