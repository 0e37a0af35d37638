document.getElementById('app').innerHTML = '<button type="button">Start working</button>';
