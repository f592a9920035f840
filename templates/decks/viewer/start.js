if (document.documentElement.classList.contains('presenting')) startSlides();
else startReading();
